package dev.apriori.miner.local;

import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.Execution;

/** A spec as it is meant on this machine. */
final class LocalSpec {
    private LocalSpec() {}

    /** The same, with threads for Jobs: no more of them than there are cores, unless the user says so. */
    static AprioriExperimentSpec of(AprioriExperimentSpec spec, LocalOptions options) {
        int cores = Runtime.getRuntime().availableProcessors();
        int parallelism =
                options.parallelism().orElse(Math.min(cores, spec.execution().parallelism()));
        return new AprioriExperimentSpec(
                spec.suspend(),
                spec.dataset(),
                spec.grid(),
                spec.search(),
                spec.rules(),
                spec.objective(),
                spec.limits(),
                with(spec.execution(), parallelism),
                spec.tracking(),
                spec.registry(),
                // Also where nobody is served a version has to answer before it is the champion.
                spec.serving().enabled(true),
                spec.schedule());
    }

    private static Execution with(Execution execution, int parallelism) {
        return new Execution(
                execution.engine(),
                execution.executors(),
                parallelism,
                execution.trialsPerJob(),
                execution.retriesPerJob(),
                execution.maxFailedPercent(),
                execution.queueName(),
                execution.podTemplate());
    }
}
