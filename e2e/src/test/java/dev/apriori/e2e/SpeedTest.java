package dev.apriori.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.apriori.e2e.cluster.TestNamespace;
import dev.apriori.e2e.experiment.Drafts;
import dev.apriori.e2e.experiment.LiveExperiment;
import dev.apriori.e2e.experiment.PodTimes;
import dev.apriori.e2e.world.EndToEnd;
import dev.apriori.e2e.world.World;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Isolated;

/** How long things take, and how much of the cluster they take. */
@EndToEnd
@Isolated("measures time")
class SpeedTest {
    @Test
    @EnabledIfSystemProperty(named = "apriori.data", matches = ".+")
    void theStudysGridIsReadyWithinAMinute(World world, TestNamespace namespace) {
        world.operator();
        Instant start = Instant.now();
        LiveExperiment study = Drafts.study(namespace).applyIn(namespace).awaitReady();
        Duration taken = Duration.between(start, Instant.now());

        AprioriExperimentStatus status = study.status();
        assertThat(status.trials().summary()).isEqualTo("60/60");
        assertThat(status.best().value()).isEqualTo("53.2875");
        assertThat(status.best().rules()).isEqualTo(427088);
        world.results(namespace).assertMinedOnce(60);
        report("the study's 60 trials to Ready: " + taken.toMillis() / 1000.0 + " s");
        assertThat(taken).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void aJobForEachTrialCostsLittleBesideItsPod(World world, TestNamespace namespace) {
        world.operator();
        try (PodTimes times = PodTimes.of(namespace)) {
            Drafts.oneTrialAJob(namespace, 12)
                    .with("execution.parallelism", 2)
                    .applyIn(namespace)
                    .awaitReady();
            double overhead = times.overhead(2);
            report("12 Jobs of a trial, two at once: pods took " + times.mean().toMillis() + " ms, overhead "
                    + Math.round(overhead * 100) + " %");
            assertThat(overhead).isLessThan(0.15);
        }
    }

    @Test
    void anIdleOperatorTakesLittleMemory(World world) {
        // The node has none to tell of a container that it has only just started.
        long bytes = await().atMost(Duration.ofMinutes(2)).until(world.operator()::memory, memory -> memory > 0);
        report("the operator's memory: " + bytes / (1 << 20) + " MiB");
        assertThat(bytes).isLessThan(256L << 20);
    }

    private static void report(String line) {
        System.out.println(line);
    }
}
