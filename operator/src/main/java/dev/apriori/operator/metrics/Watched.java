package dev.apriori.operator.metrics;

import dev.apriori.experiment.api.AprioriExperiment;
import java.util.stream.Stream;

/** What is looked at when someone asks for metrics. */
public interface Watched {
    /** Whether this pod is the one that works. */
    boolean leads();

    /** The experiments that it knows of. */
    Stream<AprioriExperiment> experiments();

    /** How many kinds of objects it does not hear of at the moment. */
    int brokenWatches();
}
