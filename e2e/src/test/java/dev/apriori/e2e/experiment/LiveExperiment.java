package dev.apriori.e2e.experiment;

import dev.apriori.e2e.cluster.Program;
import dev.apriori.e2e.cluster.TestNamespace;
import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.api.ConditionType;
import dev.apriori.experiment.api.ExperimentCondition;
import dev.apriori.experiment.api.Phase;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** An experiment on the cluster. What a wait fails on is told with all that a person would look at. */
public record LiveExperiment(TestNamespace namespace, String name) {
    private static final Duration LONGEST = Duration.ofMinutes(6);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String EXPERIMENT = "apriori.dev/experiment";
    private static final String APP = "app.kubernetes.io/name";

    public AprioriExperiment resource() {
        return handle().require();
    }

    public AprioriExperimentStatus status() {
        AprioriExperimentStatus status = resource().getStatus();
        return status == null ? AprioriExperimentStatus.initial() : status;
    }

    public String uid() {
        return resource().getMetadata().getUid();
    }

    public List<Job> jobs() {
        return namespace
                .client()
                .batch()
                .v1()
                .jobs()
                .inNamespace(namespace.name())
                .withLabel(EXPERIMENT, name)
                .list()
                .getItems();
    }

    public List<Pod> minerPods() {
        return pods("apriori-miner");
    }

    public List<Pod> executorPods() {
        return pods("apriori-executor");
    }

    public List<Pod> serverPods() {
        return pods("apriori-server");
    }

    public List<Deployment> deployments() {
        return namespace
                .client()
                .apps()
                .deployments()
                .inNamespace(namespace.name())
                .withLabel(EXPERIMENT, name)
                .list()
                .getItems();
    }

    /** The reasons of its Events, the earliest first. */
    public List<String> events() {
        return namespace.client().v1().events().inNamespace(namespace.name()).list().getItems().stream()
                .filter(event -> event.getInvolvedObject().getName().equals(name)
                        && event.getInvolvedObject().getKind().equals(AprioriExperiment.KIND))
                .sorted(Comparator.comparing(LiveExperiment::time))
                .map(Event::getReason)
                .toList();
    }

    /** Changes a part of the spec, as {@code kubectl patch} does. */
    public void patch(String specJson) {
        namespace
                .kubectl()
                .run("patch", "apx", name, "--type=merge", "--patch", "{\"spec\":" + specJson + "}")
                .orFail();
    }

    public void delete() {
        namespace.kubectl().run("delete", "apx", name, "--wait=false").orFail();
    }

    /** What {@code kubectl get apx} shows. */
    public String row(String... options) {
        List<String> command = new java.util.ArrayList<>(List.of("get", "apx", name));
        command.addAll(List.of(options));
        return namespace.kubectl().run(command.toArray(String[]::new)).orFail();
    }

    public ModelService service() {
        return new ModelService(namespace, name);
    }

    /** Waits as users do. */
    public LiveExperiment awaitReady() {
        await("Ready", () -> ended(resource()));
        Program.Result wait = namespace
                .kubectl()
                .run("wait", "--for=condition=Ready", "apx/" + name, "--timeout=" + LONGEST.toSeconds() + "s");
        if (wait.status() != 0) {
            throw new AssertionError(wait.all() + "\n" + Story.of(this));
        }
        return this;
    }

    public LiveExperiment awaitPhase(Phase phase) {
        return awaitStatus("phase " + phase, status -> status.phase() == phase);
    }

    /** Until a condition is so, for a reason. */
    public LiveExperiment awaitCondition(ConditionType type, ExperimentCondition.State state, String reason) {
        return awaitStatus(
                type + "=" + state + " because of " + reason,
                status -> status.condition(type)
                        .filter(c -> c.status() == state && c.reason().equals(reason))
                        .isPresent());
    }

    public LiveExperiment awaitStatus(String what, Predicate<AprioriExperimentStatus> reached) {
        return await(what, () -> reached.test(status()));
    }

    public LiveExperiment await(String what, BooleanSupplier reached) {
        try {
            Awaitility.await(what).atMost(LONGEST).pollInterval(PAUSE).until(reached::getAsBoolean);
            return this;
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "no " + what + " of " + name + " in " + LONGEST.toSeconds() + " s\n" + Story.of(this), e);
        }
    }

    /** Until nothing that was made for it is left. */
    public void awaitGone() {
        await(
                "absence",
                () -> handle().get() == null
                        && jobs().isEmpty()
                        && deployments().isEmpty()
                        && minerPods().isEmpty()
                        && executorPods().isEmpty()
                        && serverPods().isEmpty()
                        && namespace
                                        .client()
                                        .services()
                                        .inNamespace(namespace.name())
                                        .withName(name)
                                        .get()
                                == null);
    }

    private static String time(Event event) {
        return event.getEventTime() == null
                ? event.getLastTimestamp()
                : event.getEventTime().getTime();
    }

    /** Ready, or not to become so without help, as its spec is now. */
    private static boolean ended(AprioriExperiment experiment) {
        AprioriExperimentStatus status = experiment.getStatus();
        if (status == null
                || !status.observedGeneration().equals(experiment.getMetadata().getGeneration())) {
            return false;
        }
        return switch (status.phase()) {
            case READY, DEGRADED, FAILED -> true;
            case PENDING, MINING, SELECTING, REGISTERING, ROLLING_OUT, SUSPENDED -> false;
        };
    }

    private Resource<AprioriExperiment> handle() {
        return namespace
                .client()
                .resources(AprioriExperiment.class)
                .inNamespace(namespace.name())
                .withName(name);
    }

    private List<Pod> pods(String app) {
        return namespace
                .client()
                .pods()
                .inNamespace(namespace.name())
                .withLabel(EXPERIMENT, name)
                .withLabel(APP, app)
                .list()
                .getItems();
    }
}
