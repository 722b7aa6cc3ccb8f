package dev.apriori.operator.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.experiment.policy.Decision;
import dev.apriori.experiment.policy.Observed.Server;
import dev.apriori.operator.settings.OperatorSettings;
import dev.apriori.operator.subject.Subject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An experiment's namespace on an API server without controllers: the operator's part is done by a client with the
 * operator's rights, the controllers' part is played. The operator is a new one at each look.
 */
final class ServingCluster {
    private final KubernetesClient admin;
    private final KubernetesClient operator;
    private final String namespace;
    private final PlayedServers played = new PlayedServers();
    private OperatorSettings settings = Subjects.SETTINGS;
    private AprioriExperiment experiment;
    private Duration ahead = Duration.ZERO;
    private Upkeep upkeep = new Upkeep(Optional.empty(), List.of());

    ServingCluster(KubernetesClient admin, KubernetesClient operator, String namespace, String serving) {
        this.admin = admin;
        this.operator = operator;
        this.namespace = namespace;
        admin.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
        experiment = placed(serving, 1);
    }

    void edit(String serving) {
        experiment = placed(serving, experiment.getMetadata().getGeneration() + 1);
    }

    void upgradeOperator(String image) {
        settings = Subjects.settings(image);
    }

    private AprioriExperiment placed(String serving, long generation) {
        AprioriExperiment made = Subjects.experiment(serving);
        made.getMetadata().setNamespace(namespace);
        made.getMetadata().setGeneration(generation);
        return made;
    }

    Decision look(String version) {
        return look(version, known());
    }

    /** @param cached as the operator knows it, which may be behind */
    Decision look(String version, ServingObjects cached) {
        Subject subject = Subjects.of(experiment, "");
        ModelServers servers =
                new ModelServers(operator, played, settings, () -> Instant.now().plus(ahead));
        ServingObjects objects = servers.lookedAt(subject, cached);
        Server server = new ServerObserver(settings).observe(subject, objects);
        Decision decision = Subjects.decide(subject, server, version);
        upkeep = Subjects.rollOut(decision)
                .map(asked -> servers.rollOut(subject, objects, asked))
                .orElseGet(() -> servers.keep(subject, objects));
        return decision;
    }

    Decision settle(String version) {
        look(version);
        look(version);
        return look(version);
    }

    void pass(Duration time) {
        ahead = ahead.plus(time);
    }

    Upkeep upkeep() {
        return upkeep;
    }

    /** Plays the controller of that version's Deployments. */
    void ready(String version) {
        known().deployments().stream()
                .filter(there -> Revision.of(there).version().equals(version))
                .forEach(this::ready);
    }

    /** Plays the controllers of that version's Deployment: all the pods that it asks for are ready. */
    void up(String version) {
        Deployment deployment = deployment(version);
        ready(deployment);
        for (int number = 0; number < deployment.getSpec().getReplicas(); number++) {
            Pod pod = PlayedServers.pod(deployment, number);
            if (admin.pods()
                            .inNamespace(namespace)
                            .withName(pod.getMetadata().getName())
                            .get()
                    == null) {
                Pod created = admin.resource(pod).inNamespace(namespace).create();
                created.setStatus(pod.getStatus());
                admin.resource(created).updateStatus();
            }
        }
    }

    /** What the servers of pods say. */
    PlayedServers servers() {
        return played;
    }

    private void ready(Deployment deployment) {
        int replicas = deployment.getSpec().getReplicas();
        deployment.setStatus(new DeploymentStatusBuilder()
                .withObservedGeneration(deployment.getMetadata().getGeneration())
                .withReplicas(replicas)
                .withReadyReplicas(replicas)
                .withAvailableReplicas(replicas)
                .build());
        admin.resource(deployment).updateStatus();
    }

    Deployment deployment(String version) {
        return known().deployments().stream()
                .filter(there -> Revision.of(there).version().equals(version))
                .findFirst()
                .orElseThrow();
    }

    List<String> deployedVersions() {
        return known().deployments().stream()
                .map(there -> Revision.of(there).version())
                .sorted()
                .toList();
    }

    Service service() {
        return known().service().orElseThrow();
    }

    String servedVersion() {
        return Front.of(service()).pointed().version();
    }

    /** Each object with the number of its last change. */
    Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        known().owned()
                .forEach(object -> versions.put(
                        object.getKind() + "/" + object.getMetadata().getName(),
                        object.getMetadata().getResourceVersion()));
        return versions;
    }

    ServingObjects known() {
        return new ServingObjects(
                admin.apps().deployments().inNamespace(namespace).list().getItems(),
                admin.pods().inNamespace(namespace).list().getItems(),
                service("movielens"),
                one(HorizontalPodAutoscaler.class),
                one(PodDisruptionBudget.class),
                one(Ingress.class),
                service("movielens-canary"));
    }

    private Optional<Service> service(String name) {
        return Optional.ofNullable(
                        admin.services().inNamespace(namespace).withName(name).get())
                .filter(there -> "apriori-operator"
                        .equals(Optional.ofNullable(there.getMetadata().getLabels())
                                .orElse(Map.of())
                                .get("app.kubernetes.io/managed-by")));
    }

    /** As caches have it: only what carries the operator's label. */
    private <T extends HasMetadata> Optional<T> one(Class<T> type) {
        List<T> there = admin.resources(type)
                .inNamespace(namespace)
                .withLabel("app.kubernetes.io/managed-by", "apriori-operator")
                .list()
                .getItems();
        assertThat(there).hasSizeLessThan(2);
        return there.stream().findFirst();
    }

    void create(HasMetadata object) {
        admin.resource(object).inNamespace(namespace).create();
    }
}
