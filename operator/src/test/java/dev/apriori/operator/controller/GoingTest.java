package dev.apriori.operator.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.experiment.api.Phase;
import dev.apriori.tracking.RealMlflow;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.slf4j.LoggerFactory;

/** What goes is let go: nothing of the operator's is in its way, and nothing of it is an error. */
@EnabledIfEnvironmentVariable(named = "KUBE_API_TEST_DIR", matches = ".+")
class GoingTest {
    /** New objects, Events included, are refused there; what ran is still taken in, and other namespaces go on. */
    @Test
    void inANamespaceThatIsGoingItMakesNothingNewAndOthersGoOn() {
        try (var lab = new Lab(RealMlflow.server().uri().toString());
                var other = new Lab(RealMlflow.server().uri().toString());
                var log = new Log()) {
            lab.startOperatorFor(other);
            lab.jobs.fate(name -> new Fate.Runs());
            lab.apply(lab.spec(3, "execution: {parallelism: 1}, serving: {enabled: false}"));
            await("a Job")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> lab.shardJobs().size() == 1);
            lab.admin().namespaces().withName(lab.namespace()).delete();
            lab.jobs.fate(name -> new Fate.MinesSilently());
            lab.await("its result", status -> status.harvestedShards().equals("0"));

            other.apply(other.spec(1, "serving: {enabled: false}"));
            other.await(Phase.READY);
            assertThat(lab.jobs.started()).hasSize(1);
            assertThat(log.errors()).isEmpty();
        }
    }

    /** A finalizer would have to be taken off by an operator that may be gone by then. */
    @Test
    void nothingThatIsMadeHasAFinalizer() {
        try (var lab = Lab.running()) {
            lab.jobs.fate(name -> new Fate.Runs());
            lab.apply(lab.spec(2, "serving: {enabled: false}"));
            await("Jobs")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> lab.shardJobs().size() == 2);
            assertThat(lab.experiment().getMetadata().getFinalizers()).isEmpty();
            assertThat(lab.jobs.there())
                    .allSatisfy(
                            job -> assertThat(job.getMetadata().getFinalizers()).isEmpty());
            lab.admin().resource(lab.experiment()).delete();
            await("it is gone")
                    .until(() -> lab.admin()
                            .resources(AprioriExperiment.class)
                            .inNamespace(lab.namespace())
                            .list()
                            .getItems()
                            .isEmpty());
        }
    }

    /** What is logged as an error by anyone. */
    private static final class Log extends AppenderBase<ILoggingEvent> implements AutoCloseable {
        private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        private final List<String> errors = new CopyOnWriteArrayList<>();

        Log() {
            start();
            root.addAppender(this);
        }

        List<String> errors() {
            return errors;
        }

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
                errors.add(event.getFormattedMessage());
            }
        }

        @Override
        public void close() {
            root.detachAppender(this);
        }
    }
}
