package dev.apriori.operator.mining;

import dev.apriori.experiment.harvest.ShardReport;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;

/** What became of a shard whose Job, or its pod, has ended. */
public sealed interface Outcome {
    /** @param ran from the start of its Job to the end; zero when that is not known */
    record Reported(ShardReport report, Duration ran) implements Outcome {}

    /** The result may still come. */
    record Awaited(Instant until) implements Outcome {}

    /** MLflow has to be asked, and cannot be for now. */
    record Unasked() implements Outcome {}

    /** There is no result: the shard has to be mined again. */
    record Missing(int shard, Job job) implements Outcome {}
}
