package dev.apriori.results;

import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.file.ExperimentFile;
import dev.apriori.experiment.grid.DataIdentity;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.NewRun;
import dev.apriori.tracking.RealMlflow;
import dev.apriori.tracking.Run;
import java.util.Map;
import java.util.UUID;

/** What tests begin with: specs, and an experiment of their own in a real MLflow. */
final class Given {
    static final Mlflow MLFLOW = RealMlflow.connected();

    private Given() {}

    /** @param parts in YAML's flow style, after {@code spec.dataset} */
    static AprioriExperimentSpec spec(Map<String, String> parts) {
        var yaml = new StringBuilder("""
                apiVersion: apriori.dev/v1alpha1
                kind: AprioriExperiment
                metadata: {name: test}
                spec:
                  dataset: {format: MovieLensCsv, uri: 'file:ratings.csv'}
                """);
        parts.forEach((part, value) ->
                yaml.append("  ").append(part).append(": ").append(value).append('\n'));
        return ExperimentFile.read(yaml.toString(), "test").getSpec();
    }

    static String experiment() {
        return MLFLOW.experiments().named("test-" + UUID.randomUUID()).id();
    }

    static Run run(String experimentId) {
        return MLFLOW.runs().create(NewRun.named(experimentId, "trial"));
    }

    static DataIdentity data(AprioriExperimentSpec spec, int sweep) {
        return DataIdentity.of(spec.dataset(), sweep);
    }
}
