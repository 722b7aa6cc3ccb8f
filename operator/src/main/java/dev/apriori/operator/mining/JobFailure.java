package dev.apriori.operator.mining;

import java.util.List;

/** Why a shard's Job has failed, in one line for the one who wrote the experiment. */
final class JobFailure {
    private JobFailure() {}

    /** @param ends of its pods, the last first */
    static String of(JobState.Failed failed, List<PodEnd> ends) {
        if (failed.reason().equals("DeadlineExceeded")) {
            return "DeadlineExceeded: the Job took longer than spec.limits.trialTimeout allows its trials";
        }
        return ends.stream()
                .filter(end -> end.exitCode() != 0)
                .findFirst()
                .map(JobFailure::of)
                .orElseGet(() -> failed.reason() + ": " + failed.message());
    }

    private static String of(PodEnd end) {
        if (end.reason().equals("OOMKilled")) {
            return "OOMKilled: the miner needs more memory; give its container more by"
                    + " spec.execution.podTemplate, or mine less by a higher spec.grid.minSupport";
        }
        String line = end.message().lines().findFirst().orElse("");
        return line.isEmpty() ? "the miner ended with exit code " + end.exitCode() : line;
    }
}
