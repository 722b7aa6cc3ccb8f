package dev.apriori.operator.tracking;

import dev.apriori.experiment.api.SweepRun;
import dev.apriori.operator.subject.Subject;
import dev.apriori.results.SweepIdentity;
import dev.apriori.results.TrialTags;
import dev.apriori.tracking.Experiment;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.MlflowServer;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.RunData;
import dev.apriori.tracking.RunFilter;
import dev.apriori.tracking.RunQuery;
import dev.apriori.tracking.RunStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/** The runs that are the parents of sweeps' trials. However often one is asked for, there is one for a sweep's plan. */
public final class SweepRuns {
    /** By this tag MLflow's page of the experiment opens with its runs, not with an overview of traces. */
    private static final String KIND = "mlflow.experimentKind";

    private static final String MODEL_TRAINING = "custom_model_development";

    private final String cluster;

    /** @param cluster what runs are tagged with */
    public SweepRuns(String cluster) {
        this.cluster = cluster;
    }

    /** The run of the subject's sweep: found, taken up again, or made. Runs of its former sweeps that were left end. */
    public SweepRun open(Mlflow mlflow, Subject subject) {
        Experiment experiment =
                mlflow.experiments().named(subject.spec().tracking().experimentNameOr(subject.name()));
        mlflow.experiments().tag(experiment, KIND, MODEL_TRAINING);
        var identity = new SweepIdentity(subject.uid(), subject.sweep().plan(), data(subject));
        Run run = identity.find(mlflow.runs(), experiment.id())
                .map(found -> found.status() == RunStatus.RUNNING
                        ? found
                        : mlflow.runs().resume(found.id()))
                .orElseGet(() -> mlflow.runs()
                        .create(identity.newRun(experiment.id(), subject.name()).tagged(tags(subject))));
        endOthers(mlflow, subject, run);
        return SweepRun.open(experiment.id(), run.id(), page(mlflow.server(), run));
    }

    /** The data, without what an address may be signed by. */
    private static String data(Subject subject) {
        return subject.sweep().data(subject.spec()).bytes().replaceFirst("[?][^#]*", "");
    }

    /** Ends a sweep's run without a report. */
    public void fail(Mlflow mlflow, SweepRun run, String why) {
        mlflow.runs().log(run.runId(), RunData.empty().withTags(Map.of(TrialTags.FAILURE, why)));
        mlflow.runs().finish(run.runId(), RunStatus.FAILED);
    }

    /** Ends a sweep's run whose report has failed, unless it has ended. */
    public void finish(Mlflow mlflow, SweepRun run) {
        if (mlflow.runs().get(run.runId()).status() == RunStatus.RUNNING) {
            mlflow.runs().finish(run.runId(), RunStatus.FINISHED);
        }
    }

    private static void endOthers(Mlflow mlflow, Subject subject, Run current) {
        RunFilter running =
                RunFilter.all().tag(TrialTags.EXPERIMENT_UID, subject.uid()).status(RunStatus.RUNNING);
        mlflow.runs()
                .search(RunQuery.of(current.experimentId(), running))
                .filter(run -> !run.tag(TrialTags.PLAN).isEmpty() && !run.id().equals(current.id()))
                .toList()
                .forEach(run -> mlflow.runs().finish(run.id(), RunStatus.KILLED));
    }

    private Map<String, String> tags(Subject subject) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put(TrialTags.NAMESPACE, subject.namespace());
        tags.put(TrialTags.CLUSTER, cluster);
        tags.put("mlflow.source.name", "apriori-operator");
        tags.put("mlflow.source.type", "JOB");
        return tags;
    }

    private static String page(MlflowServer server, Run run) {
        return server.uri() + "/#/experiments/" + run.experimentId() + "/runs/" + run.id();
    }
}
