package dev.apriori.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.tracking.TrackingException.Rejected;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExperimentsTest {
    private final Mlflow mlflow = RealMlflow.connected();
    private final String name = "movielens 'ü' " + UUID.randomUUID();

    @Test
    void aNameIsOneExperiment() {
        Experiment made = mlflow.experiments().named(name);

        assertThat(mlflow.experiments().named(name)).isEqualTo(made);
        assertThat(mlflow.experiments().find(name)).contains(made);
    }

    @Test
    void anExperimentThatNobodyMadeIsNotFound() {
        assertThat(mlflow.experiments().find(name)).isEmpty();
    }

    @Test
    void aDeletedExperimentIsRestored() {
        Experiment made = mlflow.experiments().named(name);
        RealMlflow.raw().post("experiments/delete", java.util.Map.of("experiment_id", made.id()));
        assertThat(mlflow.experiments().find(name)).isEmpty();

        assertThat(mlflow.experiments().named(name)).isEqualTo(made);
        assertThat(mlflow.experiments().find(name)).contains(made);
    }

    @Test
    void aTagMayBeSetAgain() {
        Experiment made = mlflow.experiments().named(name);
        mlflow.experiments().tag(made, "kind", "other");
        mlflow.experiments().tag(made, "kind", "model training");

        var tags = RealMlflow.raw()
                .get("experiments/get", java.util.Map.of("experiment_id", made.id()))
                .path("experiment")
                .path("tags");
        assertThat(tags.findValuesAsText("value")).containsExactly("model training");
    }

    @Test
    void manyWhoAskAtOnceGetTheSame() throws Exception {
        var pool = Executors.newFixedThreadPool(6);
        try {
            var asked = IntStream.range(0, 6)
                    .mapToObj(i -> pool.submit(() -> mlflow.experiments().named(name)))
                    .toList();
            Experiment first = asked.get(0).get();
            for (var other : asked) {
                assertThat(other.get()).isEqualTo(first);
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void anEmptyNameIsRejectedInMlflowsWords() {
        assertThatThrownBy(() -> mlflow.experiments().named(""))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("INVALID_PARAMETER_VALUE");
    }
}
