package dev.apriori.operator.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.apriori.experiment.api.Phase;
import dev.apriori.tracking.RealMlflow;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another operator goes on where one was, wherever that was. */
@EnabledIfEnvironmentVariable(named = "KUBE_API_TEST_DIR", matches = ".+")
class RestartTest {
    private static final String NOT_SERVED = "execution: {parallelism: 2}, serving: {enabled: false}";

    /** From the first status, over the ConfigMap, Jobs, results and the version, to the end of the sweep's run. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13})
    void anOperatorThatIsKilledAtAnyWriteIsReplaced(int writes) {
        try (var lab = new Lab(RealMlflow.server().uri().toString())) {
            KillSwitch kill = KillSwitch.after(writes);
            lab.startOperator(kill.guarding(ApiServer.operator()));
            lab.apply(lab.spec(2, NOT_SERVED));
            await("the operator is killed").atMost(Duration.ofSeconds(60)).until(kill::killed);
            lab.stopOperator();
            lab.startOperator();
            lab.await(Phase.READY);
            lab.await(
                    "the run has ended",
                    status -> status.sweepRun().orElseThrow().closed());
            lab.nothingWasDoneTwice();
            assertThat(lab.jobs.started()).doesNotHaveDuplicates();
            assertThat(lab.sweepRuns()).hasSize(1);
            assertThat(lab.newestVersion()).isEqualTo("1");
            assertThat(lab.champion()).isEqualTo("1");
        }
    }

    @Test
    void whatHasEndedWhileNobodyLookedIsTakenIn() {
        try (var lab = Lab.running()) {
            lab.jobs.fate(name -> new Fate.Runs());
            lab.apply(lab.spec(2, NOT_SERVED));
            await("two Jobs")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> lab.shardJobs().size() == 2);
            lab.stopOperator();
            lab.jobs.fate(name -> new Fate.Reports());
            await("all are mined")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> lab.miner.mined().size() == 4);
            lab.startOperator();
            lab.await(Phase.READY);
            lab.nothingWasDoneTwice();
            assertThat(lab.jobs.started()).doesNotHaveDuplicates();
        }
    }
}
