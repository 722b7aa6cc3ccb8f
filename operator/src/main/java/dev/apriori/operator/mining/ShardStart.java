package dev.apriori.operator.mining;

import dev.apriori.experiment.api.Execution.Engine;
import dev.apriori.experiment.api.SweepRun;
import dev.apriori.experiment.shard.NumberSet;
import dev.apriori.operator.settings.OperatorSettings;
import dev.apriori.operator.subject.Subject;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Set;

/** Starts shards: a Job each, by a name that is the shard's, so that one cannot be started twice. */
public final class ShardStart {
    private static final int UNPROCESSABLE = 422;

    /** With an internal error among them: so the API server says that an admission webhook, such as Kueue's, is away. */
    private static final Set<Integer> NOT_AS_IT_IS = Set.of(
            HttpURLConnection.HTTP_BAD_REQUEST,
            HttpURLConnection.HTTP_FORBIDDEN,
            UNPROCESSABLE,
            HttpURLConnection.HTTP_INTERNAL_ERROR);

    private final KubernetesClient kubernetes;
    private final OperatorSettings settings;
    private final OrderFile orders;

    public ShardStart(KubernetesClient kubernetes, OperatorSettings settings) {
        this.kubernetes = kubernetes;
        this.settings = settings;
        this.orders = new OrderFile(kubernetes, settings);
    }

    /** Starts those shards of the subject's sweep, once the Jobs of former sweeps are gone. */
    public Start start(Subject subject, SweepRun run, SweepJobs jobs, NumberSet shards) {
        if (!jobs.former().isEmpty() || !orders.ensure(subject, run)) {
            return new Start.NotYet();
        }
        int created = 0;
        for (int shard : shards.stream().toArray()) {
            switch (create(subject, shard, 1)) {
                case Start.Done done -> created += done.created();
                case Start.NotYet notYet -> {
                    return notYet;
                }
                case Start.Refused refused -> {
                    return refused;
                }
            }
        }
        return new Start.Done(created);
    }

    /** Starts the Job that reports on the whole sweep. */
    public Start report(Subject subject, SweepRun run) {
        return orders.ensure(subject, run) ? create(subject, MinerJob.ofReport(subject, settings)) : new Start.NotYet();
    }

    /** Starts a shard anew whose Job, as it was seen, has ended and left nothing. */
    public Start again(Subject subject, Outcome.Missing missing) {
        Job ended = missing.job();
        try {
            kubernetes
                    .resource(ended)
                    .lockResourceVersion(ended.getMetadata().getResourceVersion())
                    .delete();
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                return new Start.NotYet();
            }
            throw e;
        }
        return create(subject, missing.shard(), MinerJob.attempt(ended) + 1);
    }

    private Start create(Subject subject, int shard, int attempt) {
        if (subject.spec().execution().engine() == Engine.SPARK
                && !settings.spark().given()) {
            return new Start.Refused("spec.execution.engine is Spark, for which this operator has no image; install its"
                    + " chart with spark.enabled=true, or give InMemory");
        }
        return create(subject, MinerJob.ofShard(subject, settings, shard, attempt));
    }

    private Start create(Subject subject, Job job) {
        try {
            if (wouldLoseItsImage(job)) {
                return new Start.Refused("Job " + job.getMetadata().getName() + ": this cluster drops"
                        + " spec.dataset.volume.image, because its feature gate ImageVolume is off; give another source,"
                        + " such as a persistentVolumeClaim");
            }
            kubernetes.resource(job).create();
            return new Start.Done(1);
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                Job there = kubernetes.resource(job).get();
                boolean ours = there != null
                        && subject.owns(there)
                        && there.getMetadata().getDeletionTimestamp() == null;
                return ours ? new Start.Done(0) : new Start.NotYet();
            }
            if (NOT_AS_IT_IS.contains(e.getCode())) {
                return new Start.Refused("Job " + job.getMetadata().getName() + ": " + said(e));
            }
            throw e;
        }
    }

    /** Where volumes of images are switched off, the API server leaves them out without a word. */
    private boolean wouldLoseItsImage(Job job) {
        return mountsAnImage(job)
                && !mountsAnImage(kubernetes.resource(job).dryRun().create());
    }

    private static boolean mountsAnImage(Job job) {
        return job.getSpec().getTemplate().getSpec().getVolumes().stream()
                .anyMatch(volume -> volume.getImage() != null);
    }

    private static String said(KubernetesClientException e) {
        return e.getStatus() == null || e.getStatus().getMessage() == null
                ? e.getMessage()
                : e.getStatus().getMessage();
    }
}
