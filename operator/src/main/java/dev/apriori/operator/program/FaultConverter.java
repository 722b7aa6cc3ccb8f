package dev.apriori.operator.program;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import dev.apriori.operator.metrics.Fault;

/** How logs show a failure, whoever logs it: a defect with its trace, the world's trouble in one line. */
public final class FaultConverter extends ThrowableProxyConverter {
    @Override
    public String convert(ILoggingEvent event) {
        if (event.getThrowableProxy() instanceof ThrowableProxy proxy
                && Fault.of(proxy.getThrowable()) != Fault.DEFECT) {
            return Cause.of(proxy.getThrowable());
        }
        return super.convert(event).stripTrailing();
    }
}
