package dev.apriori.miner.trial;

import dev.apriori.results.TrialTags;
import java.util.Map;

/** The tags that all runs have which one process makes: where it mines, and what it is. */
public final class RunTags {
    /** What kind of program a run is made by, in MLflow's words. */
    public enum Source {
        LOCAL,
        JOB
    }

    private RunTags() {}

    /** @param program such as {@code apriori run} */
    public static Map<String, String> of(String namespace, String cluster, String program, Source source) {
        return Map.of(
                TrialTags.NAMESPACE,
                namespace,
                TrialTags.CLUSTER,
                cluster,
                TrialTags.VERSION,
                version(),
                "mlflow.source.name",
                program,
                "mlflow.source.type",
                source.name());
    }

    private static String version() {
        String version = RunTags.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }
}
