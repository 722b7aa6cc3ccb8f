package dev.apriori.operator.mining;

import dev.apriori.experiment.shard.NumberSet;
import dev.apriori.operator.subject.Labels;
import dev.apriori.operator.subject.Subject;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The Jobs that there are of an experiment.
 *
 * @param shards of its sweep, by the shard's number
 * @param report the one that reports on its sweep
 * @param former those of sweeps before
 * @param pods of any of them
 */
public record SweepJobs(Map<Integer, Job> shards, Optional<Job> report, List<Job> former, JobPods pods) {
    /** @param jobs that carry the experiment's name; those of a former resource of that name are left out */
    public static SweepJobs of(Subject subject, Collection<Job> jobs, Collection<Pod> pods) {
        Map<Integer, Job> shards = new TreeMap<>();
        List<Job> former = new ArrayList<>();
        Optional<Job> report = Optional.empty();
        for (Job job : jobs) {
            if (!subject.owns(job)) {
                continue;
            }
            if (!label(job, Labels.SWEEP).equals(String.valueOf(subject.sweep().number()))) {
                former.add(job);
            } else if (job.getMetadata().getName().equals(SweepNames.report(subject))) {
                report = Optional.of(job);
            } else {
                shard(subject, job).ifPresent(shard -> shards.put(shard, job));
            }
        }
        return new SweepJobs(shards, report, List.copyOf(former), new JobPods(pods));
    }

    /** The shards that have a Job. */
    public NumberSet numbers() {
        return NumberSet.of(shards.keySet().stream().mapToInt(shard -> shard));
    }

    /** What keeps the first pod that waits from starting, in one sentence without a full stop; empty when nothing does. */
    public String heldUp() {
        return shards.entrySet().stream()
                .flatMap(shard -> pods.heldUp(shard.getValue()).stream()
                        .map(why -> "the pod of shard " + shard.getKey() + " waits: " + why))
                .findFirst()
                .orElse("");
    }

    /** Its number, where it is named after it. */
    private static Optional<Integer> shard(Subject subject, Job job) {
        String number = label(job, Labels.SHARD);
        return number.matches("[0-9]{1,5}")
                        && job.getMetadata().getName().equals(SweepNames.shard(subject, Integer.parseInt(number)))
                ? Optional.of(Integer.parseInt(number))
                : Optional.empty();
    }

    private static String label(Job job, String name) {
        Map<String, String> labels = job.getMetadata().getLabels();
        return labels == null ? "" : labels.getOrDefault(name, "");
    }
}
