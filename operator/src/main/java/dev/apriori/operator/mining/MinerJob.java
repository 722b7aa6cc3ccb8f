package dev.apriori.operator.mining;

import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.Execution.Engine;
import dev.apriori.operator.settings.OperatorSettings;
import dev.apriori.operator.subject.App;
import dev.apriori.operator.subject.Labels;
import dev.apriori.operator.subject.Subject;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicy;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyBuilder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The Jobs of a sweep: one for each shard, and one that reports at the end. */
final class MinerJob {
    /** What the program says by its exit code: the user has to mend something. */
    static final int TO_MEND = 2;

    /** Something that it needs is away for now, such as MLflow: sysexits' EX_TEMPFAIL. */
    static final int FOR_NOW = 75;

    /** How often this shard's Job has been started, where that was more than once. */
    private static final String ATTEMPT = "apriori.dev/attempt";

    /** For what is around the mining: pulling the image, waiting for a node, fetching data, logging. */
    private static final Duration MARGIN = Duration.ofMinutes(15);

    private static final Duration REPORTING = Duration.ofMinutes(15);

    /** A Job is removed once its result is recorded; this is for when nobody is there to do so. */
    private static final Duration KEPT = Duration.ofDays(1);

    private MinerJob() {}

    /** @param attempt from 1 */
    static Job ofShard(Subject subject, OperatorSettings settings, int shard, int attempt) {
        String number = String.valueOf(shard);
        AprioriExperimentSpec spec = subject.spec();
        int trials = subject.policy().plan().size(shard);
        List<String> args = List.of("shard", "--order", MinerPod.ORDER_FILE, "--shard", number);
        Job job = job(
                subject,
                SweepNames.shard(subject, shard),
                labels -> spec.execution().engine() == Engine.SPARK
                        ? SparkPod.template(subject, settings, args, labels)
                        : MinerPod.template(subject, settings, args, labels),
                Map.of(Labels.SHARD, number),
                spec.limits()
                        .timePerTrial()
                        .multipliedBy(trials + (long) spec.execution().retriesPerJob())
                        .plus(MARGIN));
        job.getSpec().setBackoffLimit(spec.execution().retriesPerJob());
        return attempt == 1
                ? job
                : new JobBuilder(job)
                        .editMetadata()
                        .addToAnnotations(ATTEMPT, String.valueOf(attempt))
                        .endMetadata()
                        .build();
    }

    static Job ofReport(Subject subject, OperatorSettings settings) {
        return job(
                subject,
                SweepNames.report(subject),
                labels ->
                        MinerPod.template(subject, settings, List.of("report", "--order", MinerPod.ORDER_FILE), labels),
                Map.of(),
                REPORTING);
    }

    static int attempt(Job job) {
        Map<String, String> annotations = job.getMetadata().getAnnotations();
        return annotations == null ? 1 : Integer.parseInt(annotations.getOrDefault(ATTEMPT, "1"));
    }

    private static Job job(
            Subject subject,
            String name,
            Function<Map<String, String>, PodTemplateSpec> pod,
            Map<String, String> moreLabels,
            Duration longest) {
        Map<String, String> labels = new LinkedHashMap<>(moreLabels);
        labels.put(Labels.SWEEP, String.valueOf(subject.sweep().number()));
        ObjectMeta metadata = subject.owned(name, App.MINER, labels);
        JobBuilder job = new JobBuilder()
                .withMetadata(metadata)
                .withNewSpec()
                .withActiveDeadlineSeconds(Math.min(longest.toSeconds(), Integer.MAX_VALUE))
                .withTtlSecondsAfterFinished((int) KEPT.toSeconds())
                .withPodFailurePolicy(failurePolicy())
                .withTemplate(pod.apply(metadata.getLabels()))
                .endSpec();
        return JobQueue.in(subject.spec().execution().queueName(), job.build());
    }

    /** The first rule that fits counts; a failure that none fits counts against the retries. */
    private static PodFailurePolicy failurePolicy() {
        return new PodFailurePolicyBuilder()
                .addNewRule()
                .withAction("FailJob")
                .withNewOnExitCodes()
                .withContainerName(MinerPod.CONTAINER)
                .withOperator("In")
                .withValues(TO_MEND)
                .endOnExitCodes()
                .endRule()
                .addNewRule()
                .withAction("Ignore")
                .withNewOnExitCodes()
                .withContainerName(MinerPod.CONTAINER)
                .withOperator("In")
                .withValues(FOR_NOW)
                .endOnExitCodes()
                .endRule()
                .addNewRule()
                .withAction("Ignore")
                .addNewOnPodCondition()
                .withType("DisruptionTarget")
                .withStatus("True")
                .endOnPodCondition()
                .endRule()
                .build();
    }
}
