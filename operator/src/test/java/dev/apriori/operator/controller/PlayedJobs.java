package dev.apriori.operator.controller;

import dev.apriori.experiment.harvest.ShardReport;
import dev.apriori.results.SweepOrder;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.api.model.batch.v1.JobConditionBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays the Job controller and the garbage collector in one namespace, and notes what it saw. */
final class PlayedJobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PlayedJobs.class);

    private final KubernetesClient admin;
    private final String namespace;
    private final PlayedMiner miner;
    private final Thread thread = new Thread(this::playOn, "played-jobs");
    private final Map<String, String> started = new ConcurrentHashMap<>();
    private final List<String> startedNames = new CopyOnWriteArrayList<>();
    private volatile Function<String, Fate> fates = name -> new Fate.Reports();
    private volatile int mostAtOnce;

    PlayedJobs(KubernetesClient admin, String namespace, PlayedMiner miner) {
        this.admin = admin;
        this.namespace = namespace;
        this.miner = miner;
        thread.start();
    }

    /** @param byName what becomes of a Job of that name, asked until it has ended */
    void fate(Function<String, Fate> byName) {
        fates = byName;
    }

    /** The names of Jobs in the order of their start, once for each time. */
    List<String> started() {
        return startedNames;
    }

    int mostAtOnce() {
        return mostAtOnce;
    }

    List<Job> there() {
        return admin.batch().v1().jobs().inNamespace(namespace).list().getItems();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void playOn() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(50);
                List<Job> jobs = there();
                mostAtOnce = (int) Math.max(
                        mostAtOnce, jobs.stream().filter(job -> !ended(job)).count());
                jobs.forEach(this::play);
            } catch (InterruptedException closed) {
                return;
            } catch (KubernetesClientException changed) {
                LOG.debug("played again in a moment", changed);
            }
        }
    }

    private void play(Job job) {
        if (job.getMetadata().getDeletionTimestamp() != null) {
            collect(job);
        } else if (!ended(job) && !Boolean.TRUE.equals(job.getSpec().getSuspend())) {
            if (started.put(job.getMetadata().getUid(), "") == null) {
                startedNames.add(job.getMetadata().getName());
            }
            end(job, fates.apply(job.getMetadata().getName()));
        }
    }

    private void collect(Job job) {
        admin.pods()
                .inNamespace(namespace)
                .withLabel(
                        "batch.kubernetes.io/controller-uid", job.getMetadata().getUid())
                .withGracePeriod(0)
                .delete();
        admin.resource(job)
                .edit(there -> new JobBuilder(there)
                        .editMetadata()
                        .withFinalizers()
                        .endMetadata()
                        .build());
    }

    private void end(Job job, Fate fate) {
        switch (fate) {
            case Fate.Runs runs -> {}
            case Fate.Reports reports -> {
                pod(job, 0, "Completed", work(job));
                succeed(job);
            }
            case Fate.ReportsAhead ahead -> {
                if (pods(job).isEmpty()) {
                    pod(job, 0, "Completed", work(job));
                }
            }
            case Fate.Waits waits -> {
                if (pods(job).isEmpty()) {
                    pod(
                            job,
                            "Pending",
                            new ContainerStateBuilder()
                                    .withNewWaiting(waits.message(), waits.reason())
                                    .build());
                }
            }
            case Fate.MinesSilently silent -> {
                work(job);
                succeed(job);
            }
            case Fate.DoesNothing nothing -> succeed(job);
            case Fate.MinesAndDies dies -> {
                work(job);
                end(job, new Fate.Exits(1, "Error", ""));
            }
            case Fate.Exits exit -> {
                pod(job, exit.code(), exit.reason(), exit.message());
                String reason = exit.code() == 2 ? "PodFailurePolicy" : "BackoffLimitExceeded";
                fail(job, reason, "Job has reached the specified backoff limit");
            }
            case Fate.TakesTooLong late ->
                fail(job, "DeadlineExceeded", "Job was active longer than specified deadline");
        }
    }

    /** What the container does that the Job's pod runs, by its arguments. */
    private String work(Job job) {
        var spec = job.getSpec().getTemplate().getSpec();
        List<String> args = spec.getContainers().getFirst().getArgs();
        String file = spec.getVolumes().stream()
                .filter(volume -> volume.getConfigMap() != null)
                .findFirst()
                .orElseThrow()
                .getConfigMap()
                .getName();
        SweepOrder order = SweepOrder.parse(admin.configMaps()
                .inNamespace(namespace)
                .withName(file)
                .require()
                .getData()
                .get(SweepOrder.FILE));
        if (args.getFirst().equals("report")) {
            miner.report(order);
            return "";
        }
        ShardReport report = miner.mine(order, Integer.parseInt(args.getLast()));
        return report.toMessage();
    }

    private List<Pod> pods(Job job) {
        return admin.pods()
                .inNamespace(namespace)
                .withLabel(
                        "batch.kubernetes.io/controller-uid", job.getMetadata().getUid())
                .list()
                .getItems();
    }

    private void pod(Job job, int exitCode, String reason, String message) {
        pod(
                job,
                exitCode == 0 ? "Succeeded" : "Failed",
                new ContainerStateBuilder()
                        .withNewTerminated()
                        .withExitCode(exitCode)
                        .withReason(reason)
                        .withMessage(message)
                        .withFinishedAt(now())
                        .endTerminated()
                        .build());
    }

    private void pod(Job job, String phase, ContainerState state) {
        Pod pod = admin.resource(new PodBuilder()
                        .withNewMetadata()
                        .withGenerateName(job.getMetadata().getName() + "-")
                        .withNamespace(namespace)
                        .withLabels(job.getSpec().getTemplate().getMetadata().getLabels())
                        .addToLabels(
                                "batch.kubernetes.io/controller-uid",
                                job.getMetadata().getUid())
                        .endMetadata()
                        .withSpec(job.getSpec().getTemplate().getSpec())
                        .build())
                .create();
        admin.resource(new PodBuilder(pod)
                        .withNewStatus()
                        .withPhase(phase)
                        .addNewContainerStatus()
                        .withName("miner")
                        .withImage("apriori-miner")
                        .withImageID("")
                        .withReady(false)
                        .withRestartCount(0)
                        .withState(state)
                        .endContainerStatus()
                        .endStatus()
                        .build())
                .updateStatus();
    }

    private void succeed(Job job) {
        job.setStatus(new JobStatusBuilder()
                .withStartTime(job.getMetadata().getCreationTimestamp())
                .withCompletionTime(now())
                .withSucceeded(1)
                .withConditions(
                        condition("SuccessCriteriaMet", "CompletionsReached", ""),
                        condition("Complete", "CompletionsReached", ""))
                .build());
        admin.resource(job).updateStatus();
    }

    private void fail(Job job, String reason, String message) {
        job.setStatus(new JobStatusBuilder()
                .withStartTime(job.getMetadata().getCreationTimestamp())
                .withFailed(1)
                .withConditions(condition("FailureTarget", reason, message), condition("Failed", reason, message))
                .build());
        admin.resource(job).updateStatus();
    }

    private static JobCondition condition(String type, String reason, String message) {
        return new JobConditionBuilder()
                .withType(type)
                .withStatus("True")
                .withReason(reason)
                .withMessage(message)
                .withLastProbeTime(now())
                .withLastTransitionTime(now())
                .build();
    }

    private static boolean ended(Job job) {
        return job.getStatus() != null
                && job.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Complete")
                                || condition.getType().equals("Failed"));
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
