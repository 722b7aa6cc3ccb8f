package dev.apriori.operator.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.experiment.api.Phase;
import dev.apriori.experiment.policy.Decision;
import dev.apriori.experiment.policy.Observed.Server;
import dev.apriori.operator.settings.OperatorSettings;
import dev.apriori.operator.subject.Subject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An experiment's objects and time, played: what is planned is done at once, what pods do is up to the test. */
final class Stage {
    private final Map<String, HasMetadata> objects = new LinkedHashMap<>();
    private final List<Pod> pods = new ArrayList<>();
    private final PlayedServers servers = new PlayedServers();
    private final Set<String> refused = new HashSet<>();
    private OperatorSettings settings = Subjects.SETTINGS;
    private AprioriExperiment experiment;
    private String answeredLast = "";
    private boolean gateway = true;
    private Instant now = Instant.parse("2026-05-01T00:00:00Z");
    private Plan plan = new Plan(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    Stage(String serving) {
        experiment = Subjects.experiment(serving);
    }

    /** Version 3 answers, and has for a minute. */
    Stage served() {
        look("3");
        up("3");
        assertThat(settle("3").phase()).isEqualTo(Phase.READY);
        pass(Duration.ofMinutes(1));
        return this;
    }

    /** A new generation of the spec. */
    void edit(String serving) {
        long generation = experiment.getMetadata().getGeneration();
        experiment = Subjects.experiment(serving);
        experiment.getMetadata().setGeneration(generation + 1);
    }

    void upgradeOperator(String image) {
        settings = Subjects.settings(image);
    }

    /** One look, with that version as the champion to be. */
    Decision look(String version) {
        Subject subject = Subjects.of(experiment, answeredLast);
        Server server = new ServerObserver(settings).observe(subject, CanaryPods.asked(servers, known()));
        Decision decision = Subjects.decide(subject, server, version);
        answeredLast = server.answering().isEmpty() ? answeredLast : server.answering();
        carryOut(subject, Subjects.rollOut(decision));
        return decision;
    }

    /** One look while a rollout cannot be asked for, for want of MLflow. */
    void lookWithoutMlflow() {
        carryOut(Subjects.of(experiment, answeredLast), Optional.empty());
    }

    /** Looks until nothing changes any more, time standing still. */
    Decision settle(String version) {
        for (int i = 0; i < 5; i++) {
            look(version);
        }
        return look(version);
    }

    private void carryOut(Subject subject, Optional<String> version) {
        plan = Planner.plan(subject, CanaryPods.asked(servers, known()), new Revisions(settings), version, now);
        for (Change change : plan.changes()) {
            switch (change) {
                case Change.Apply apply -> put(apply.desired());
                case Change.Remove remove -> objects.remove(key(remove.actual()));
            }
        }
    }

    private void put(HasMetadata desired) {
        if (refused.contains(key(desired))) {
            return;
        }
        HasMetadata there = objects.get(key(desired));
        desired.getMetadata()
                .setCreationTimestamp(
                        there == null ? now.toString() : there.getMetadata().getCreationTimestamp());
        if (desired instanceof Deployment fresh && there instanceof Deployment old) {
            fresh.setStatus(old.getStatus());
        }
        if (desired instanceof HTTPRoute route && gateway) {
            route.setStatus(Subjects.ACCEPTED);
        }
        objects.put(key(desired), desired);
    }

    private static String key(HasMetadata object) {
        return object.getKind() + "/" + object.getMetadata().getName();
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    void ready(String version, int replicas) {
        deployment(version)
                .setStatus(new DeploymentStatusBuilder()
                        .withReplicas(replicas)
                        .withReadyReplicas(replicas)
                        .withAvailableReplicas(replicas)
                        .build());
    }

    /** All pods that its Deployment asks for are ready; those that it has already stay. */
    void up(String version) {
        Deployment deployment = deployment(version);
        int replicas = deployment.getSpec().getReplicas();
        ready(version, replicas);
        Revision revision = Revision.of(deployment);
        List<Pod> there =
                pods.stream().filter(pod -> Revision.of(pod).equals(revision)).toList();
        there.stream().skip(replicas).forEach(pods::remove);
        for (int pod = there.size(); pod < replicas; pod++) {
            pods.add(PlayedServers.pod(deployment, pod));
        }
    }

    /** What the servers of pods say. */
    PlayedServers servers() {
        return servers;
    }

    /** There is one of that name, which is someone else's. */
    void refuse(String kindAndName) {
        refused.add(kindAndName);
    }

    /** From now on no Gateway takes the route. */
    void withoutGateway() {
        gateway = false;
    }

    void pod(Pod pod) {
        pods.add(pod);
    }

    void deleteDeployment(String version) {
        objects.remove(key(deployment(version)));
    }

    void delete(String kindAndName) {
        objects.remove(kindAndName);
    }

    void deleteService() {
        service("movielens").ifPresent(service -> objects.remove(key(service)));
    }

    void turnService(String version) {
        service("movielens").orElseThrow().getSpec().setSelector(new Revision(version, "0").selector("movielens"));
    }

    ServingObjects known() {
        return new ServingObjects(
                        all(Deployment.class),
                        pods,
                        service("movielens"),
                        one(HorizontalPodAutoscaler.class),
                        one(PodDisruptionBudget.class),
                        one(Ingress.class),
                        service("movielens-canary"))
                .with(one(HTTPRoute.class));
    }

    private Optional<Service> service(String name) {
        return all(Service.class).stream()
                .filter(known -> known.getMetadata().getName().equals(name))
                .findFirst();
    }

    /** The newest of that version. */
    Deployment deployment(String version) {
        return all(Deployment.class).stream()
                .filter(known -> Revision.of(known).version().equals(version))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    List<String> deployedVersions() {
        return all(Deployment.class).stream()
                .map(known -> Revision.of(known).version())
                .toList();
    }

    Front front() {
        return Front.of(service("movielens").orElseThrow());
    }

    Optional<Duration> again() {
        return plan.again();
    }

    boolean isEmpty() {
        return objects.isEmpty();
    }

    <T extends HasMetadata> Optional<T> one(Class<T> type) {
        return all(type).stream().findFirst();
    }

    <T extends HasMetadata> List<T> all(Class<T> type) {
        return objects.values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
