package dev.apriori.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonParseException;
import dev.apriori.tracking.TrackingException;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTest {
    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(answer(409), Fault.CONFLICT),
                arguments(answer(401), Fault.WORLD),
                arguments(answer(403), Fault.WORLD),
                arguments(answer(404), Fault.WORLD),
                arguments(answer(429), Fault.WORLD),
                arguments(answer(503), Fault.WORLD),
                arguments(answer(400), Fault.DEFECT),
                arguments(answer(422), Fault.DEFECT),
                arguments(new KubernetesClientException("no answer", new ConnectException("refused")), Fault.WORLD),
                arguments(new KubernetesClientException("no sense", new IllegalStateException()), Fault.DEFECT),
                arguments(new TrackingException.Unreachable("away"), Fault.WORLD),
                arguments(new TrackingException.Rejected("", "no"), Fault.DEFECT),
                arguments(new JsonParseException(null, "no JSON"), Fault.DEFECT),
                arguments(new NullPointerException(), Fault.DEFECT));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureTellsWhoseFaultItIs(Exception failure, Fault fault) {
        assertThat(Fault.of(failure)).isEqualTo(fault);
    }

    @Test
    void theCauseTellsWhereTheFailureDoesNot() {
        assertThat(Fault.of(new IllegalStateException(new ExecutionException(answer(503)))))
                .isEqualTo(Fault.WORLD);
    }

    @Test
    void causesInACircleAreADefect() {
        Exception first = new Exception();
        first.initCause(new Exception(first));
        assertThat(Fault.of(first)).isEqualTo(Fault.DEFECT);
        assertThat(Fault.of(new Exception(new IOException()))).isEqualTo(Fault.WORLD);
    }

    private static KubernetesClientException answer(int code) {
        return new KubernetesClientException(
                new StatusBuilder().withCode(code).withMessage("told so").build());
    }
}
