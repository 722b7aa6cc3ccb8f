package dev.apriori.e2e.experiment;

import dev.apriori.e2e.cluster.TestNamespace;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Experiments that the tests start from; each with names in MLflow that no other test uses. */
public final class Drafts {
    private Drafts() {}

    /** The example as it is: 16 trials in two Jobs, served by two pods. */
    public static Draft quickstart(TestNamespace namespace) {
        Data.ofQuickstart(namespace);
        return inMlflowAs(namespace, Draft.ofExample("quickstart"));
    }

    /** The study's grid on ml-latest-small: 60 trials. */
    public static Draft study(TestNamespace namespace) {
        return inMlflowAs(namespace, Draft.ofExample("movielens"))
                .with("dataset.volume", Data.ofMovieLens(namespace))
                .with("dataset.uri", "file:///data/ratings.csv")
                .with("dataset.itemNames", "file:///data/movies.csv")
                .with("dataset.sha256", "");
    }

    /** So many trials, a Job each, one after the other, and nothing served: some seconds of mining for each trial. */
    public static Draft oneTrialAJob(TestNamespace namespace, int trials) {
        List<String> thresholds =
                IntStream.range(0, trials).mapToObj(i -> "0." + (10 + i)).toList();
        return quickstart(namespace)
                .with(
                        "grid",
                        Map.of("minSupport", List.of("0.1"), "metric", List.of("lift"), "minThreshold", thresholds))
                .with("execution.trialsPerJob", 1)
                .with("execution.parallelism", 1)
                .with("serving.enabled", false);
    }

    private static Draft inMlflowAs(TestNamespace namespace, Draft draft) {
        return draft.with("tracking.experimentName", namespace.name()).with("registry.modelName", namespace.name());
    }
}
