package dev.apriori.operator.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.api.Phase;
import dev.apriori.operator.settings.OperatorSettings.Spark;
import dev.apriori.tracking.RealMlflow;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Experiments that ask for Spark. */
@EnabledIfEnvironmentVariable(named = "KUBE_API_TEST_DIR", matches = ".+")
class SparkTest {
    private static final String ASKED = "execution: {engine: Spark, executors: 3}, serving: {enabled: false}";

    @Test
    void aShardsJobIsADriverAndTheReportsJobIsNot() {
        try (var lab = new Lab(RealMlflow.server().uri().toString())) {
            lab.with(new Spark("apriori-miner-spark:test", "apriori-spark")).startOperator();
            lab.jobs.fate(name -> new Fate.Runs());
            lab.apply(lab.spec(1, ASKED));
            lab.await("its Job", status -> !lab.shardJobs().isEmpty());

            PodSpec pod = pod(lab, "movielens-1-0");
            assertThat(pod.getServiceAccountName()).isEqualTo("apriori-spark");
            assertThat(pod.getAutomountServiceAccountToken()).isTrue();
            assertThat(pod.getContainers().getFirst().getImage()).isEqualTo("apriori-miner-spark:test");
            assertThat(pod.getContainers().getFirst().getEnv())
                    .extracting(EnvVar::getName)
                    .contains("APRIORI_EXECUTOR_TEMPLATE", "POD_NAME", "POD_NAMESPACE", "POD_IP");

            lab.jobs.fate(name -> name.endsWith("report") ? new Fate.Runs() : new Fate.Reports());
            lab.await("the report's Job", status -> lab.jobs.started().contains("movielens-1-report"));
            assertThat(pod(lab, "movielens-1-report").getContainers().getFirst().getImage())
                    .isEqualTo("apriori-miner:test");
            lab.jobs.fate(name -> new Fate.Reports());
            lab.await(Phase.READY);
        }
    }

    @Test
    void anOperatorWithoutItsImageSaysSoAndStartsNothing() {
        try (var lab = Lab.running()) {
            lab.apply(lab.spec(1, ASKED));
            lab.told("JobRefused");
            assertThat(lab.jobs.started()).isEmpty();
            assertThat(lab.admin()
                            .events()
                            .v1()
                            .events()
                            .inNamespace(lab.namespace())
                            .list()
                            .getItems())
                    .anySatisfy(event -> assertThat(event.getNote())
                            .startsWith("spec.execution.engine is Spark, for which this operator has no image"));
        }
    }

    private static PodSpec pod(Lab lab, String name) {
        Job job = lab.admin()
                .batch()
                .v1()
                .jobs()
                .inNamespace(lab.namespace())
                .withName(name)
                .require();
        return job.getSpec().getTemplate().getSpec();
    }
}
