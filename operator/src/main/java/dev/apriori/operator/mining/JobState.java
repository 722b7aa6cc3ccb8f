package dev.apriori.operator.mining;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a Job stands, as its conditions tell. */
sealed interface JobState {
    /** It has pods, or will have; also while it is being removed. */
    record Under() implements JobState {}

    /** @param at when it ended */
    record Succeeded(Instant at, Duration ran) implements JobState {}

    /** @param reason Kubernetes' word for it, such as DeadlineExceeded */
    record Failed(String reason, String message, Instant at, Duration ran) implements JobState {}

    static JobState of(Job job) {
        if (job.getMetadata().getDeletionTimestamp() != null || job.getStatus() == null) {
            return new Under();
        }
        List<JobCondition> conditions = job.getStatus().getConditions();
        return condition(conditions, "Complete")
                .<JobState>map(done -> new Succeeded(at(done), ran(job, at(done))))
                .or(() -> condition(conditions, "Failed")
                        .map(failed -> new Failed(
                                said(failed.getReason()), said(failed.getMessage()), at(failed), ran(job, at(failed)))))
                .orElseGet(Under::new);
    }

    private static Optional<JobCondition> condition(List<JobCondition> conditions, String type) {
        return conditions.stream()
                .filter(condition -> condition.getType().equals(type)
                        && condition.getStatus().equals("True"))
                .findFirst();
    }

    private static Instant at(JobCondition condition) {
        return condition.getLastTransitionTime() == null
                ? Instant.EPOCH
                : Instant.parse(condition.getLastTransitionTime());
    }

    /** From its start to that end; zero where it has not noted a start. */
    static Duration ran(Job job, Instant end) {
        String start = job.getStatus() == null ? null : job.getStatus().getStartTime();
        return start == null ? Duration.ZERO : Duration.between(Instant.parse(start), end);
    }

    private static String said(String text) {
        return text == null ? "" : text;
    }
}
