package dev.apriori.operator.mining;

import dev.apriori.experiment.harvest.Harvest;
import dev.apriori.operator.subject.Subject;
import dev.apriori.operator.tracking.Connection;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sweep's harvest with what has come in since the status was written, and what became of the other Jobs that have ended.
 *
 * @param harvest with the reported
 * @param others of Jobs that have ended, too
 */
public record Gathered(Harvest harvest, List<Outcome.Reported> reported, List<Outcome> others) {
    public Gathered {
        reported = List.copyOf(reported);
        others = List.copyOf(others);
    }

    /** @param recorded what the status has */
    public static Gathered of(
            Subject subject, Harvest recorded, SweepJobs jobs, Outcomes outcomes, Connection connection) {
        List<Outcome.Reported> reported = new ArrayList<>();
        List<Outcome> others = new ArrayList<>();
        Harvest harvest = recorded;
        for (Map.Entry<Integer, Job> job : jobs.shards().entrySet()) {
            if (recorded.shards().contains(job.getKey())) {
                continue;
            }
            Optional<Outcome> outcome = outcomes.of(subject, job.getKey(), job.getValue(), jobs.pods(), connection);
            if (outcome.isEmpty()) {
                continue;
            }
            switch (outcome.get()) {
                case Outcome.Reported report -> {
                    harvest = harvest.with(report.report(), subject.policy().objective());
                    reported.add(report);
                }
                case Outcome.Awaited awaited -> others.add(awaited);
                case Outcome.Unasked unasked -> others.add(unasked);
                case Outcome.Missing missing -> others.add(missing);
            }
        }
        return new Gathered(harvest, reported, others);
    }
}
