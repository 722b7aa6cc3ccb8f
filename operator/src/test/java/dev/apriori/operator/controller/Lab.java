package dev.apriori.operator.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.api.Phase;
import dev.apriori.experiment.file.ExperimentFile;
import dev.apriori.operator.metrics.OperatorListener;
import dev.apriori.operator.settings.OperatorSettings;
import dev.apriori.operator.settings.OperatorSettings.Images;
import dev.apriori.operator.settings.OperatorSettings.Spark;
import dev.apriori.operator.status.StatusWriter;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.RealMlflow;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.RunFilter;
import dev.apriori.tracking.RunQuery;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.Operator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A namespace with one experiment, on a real API server and a real MLflow; Jobs are played. The operator is started and
 * stopped by the test.
 */
final class Lab implements AutoCloseable {
    static final String NAME = "movielens";

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Duration LONG = Duration.ofSeconds(60);

    final PlayedMiner miner = new PlayedMiner(RealMlflow.connected());
    final PlayedJobs jobs;

    private final KubernetesClient admin = ApiServer.admin();
    private final Mlflow mlflow = RealMlflow.connected();
    private final String namespace = "lab-" + COUNT.incrementAndGet();
    private final String trackingUri;
    private volatile Duration ahead = Duration.ZERO;
    private Spark spark = Spark.NONE;
    private Operator operator;

    /** One where the operator runs. */
    static Lab running() {
        var lab = new Lab(RealMlflow.server().uri().toString());
        lab.startOperator();
        return lab;
    }

    Lab(String trackingUri) {
        this.trackingUri = trackingUri;
        admin.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
        jobs = new PlayedJobs(admin, namespace, miner);
    }

    /** For an operator that is started afterwards. */
    Lab with(Spark what) {
        spark = what;
        return this;
    }

    /** A new one, that knows nothing but what it finds. */
    void startOperator() {
        startOperator(ApiServer.operator());
    }

    /** One for another lab's namespace as well. */
    void startOperatorFor(Lab other) {
        startOperator(ApiServer.operator(), Set.of(namespace, other.namespace));
    }

    void startOperator(KubernetesClient client) {
        startOperator(client, Set.of(namespace));
    }

    private void startOperator(KubernetesClient client, Set<String> namespaces) {
        OperatorSettings settings = new OperatorSettings(
                namespaces,
                "test",
                trackingUri,
                new Images("apriori-miner:test", "IfNotPresent", List.of()),
                spark,
                Duration.ofSeconds(2),
                false);
        InstantSource clock = () -> InstantSource.system().instant().plus(ahead);
        operator = new Operator(config -> config.withKubernetesClient(client));
        operator.register(
                Reconcilers.of(client, settings, OperatorListener.SILENT, Map.of(), clock),
                config -> config.settingNamespaces(settings.namespaces()));
        operator.start();
    }

    void stopOperator() {
        operator.stop();
        operator = null;
    }

    /** For the operator; Kubernetes' time is not ours to pass. */
    void pass(Duration time) {
        ahead = ahead.plus(time);
    }

    /** @param spec as YAML, in the brackets of a map */
    AprioriExperiment apply(String spec) {
        AprioriExperiment experiment = ExperimentFile.read("""
                apiVersion: apriori.dev/v1alpha1
                kind: AprioriExperiment
                metadata: {name: %s}
                spec: %s
                """.formatted(NAME, spec), "experiment.yaml");
        experiment.getMetadata().setNamespace(namespace);
        return admin.resource(experiment).create();
    }

    /** A spec of so many shards of two trials each, whose models and runs are named after the namespace. */
    String spec(int shards, String more) {
        String lengths = "[2, 3, 4, 5, 6, 7, 8, 9, 10]".substring(0, 3 * shards - 1) + "]";
        return """
                {dataset: {format: MovieLensCsv, uri: "file:///data/ratings.csv"},
                 grid: {minSupport: ["0.1", "0.2"], metric: [lift], minThreshold: ["1"], maxLength: %s, minRating: ["3.5"]},
                 tracking: {experimentName: %s}, registry: {modelName: %s}, %s}
                """.formatted(lengths, namespace, namespace, more);
    }

    /** As kubectl does it: whatever the operator writes meanwhile. */
    void edit(UnaryOperator<AprioriExperimentSpec> change) {
        String spec =
                Serialization.asJson(Map.of("spec", change.apply(experiment().getSpec())));
        admin.resource(experiment()).patch(PatchContext.of(PatchType.JSON_MERGE), spec);
    }

    void annotate(String key, String value) {
        admin.resource(experiment())
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        Serialization.asJson(Map.of("metadata", Map.of("annotations", Map.of(key, value)))));
    }

    AprioriExperimentStatus status() {
        return StatusWriter.status(experiment());
    }

    AprioriExperiment experiment() {
        return admin.resources(AprioriExperiment.class)
                .inNamespace(namespace)
                .withName(NAME)
                .require();
    }

    AprioriExperimentStatus await(Phase phase) {
        return await("phase " + phase, status -> status.phase() == phase);
    }

    AprioriExperimentStatus await(String what, Predicate<AprioriExperimentStatus> holds) {
        return Awaitility.await(what)
                .atMost(LONG)
                .pollInterval(Duration.ofMillis(100))
                .until(this::status, holds);
    }

    /** All runs of the experiment's trials, in whatever state. */
    List<Run> trialRuns() {
        return runs().filter(run -> !run.tag("apriori.trial_key").isEmpty()).toList();
    }

    /** All runs of sweeps. */
    List<Run> sweepRuns() {
        return runs().filter(run -> !run.tag("apriori.plan").isEmpty()).toList();
    }

    private Stream<Run> runs() {
        String experiment = mlflow.experiments().find(namespace).orElseThrow().id();
        return mlflow.runs().search(RunQuery.of(experiment, RunFilter.all()));
    }

    /** The newest version of the experiment's model: versions are counted from 1. */
    String newestVersion() {
        return mlflow.registry().latest(namespace).orElseThrow().version();
    }

    String champion() {
        return mlflow.registry().alias(namespace, "champion").orElseThrow().version();
    }

    /** The Jobs of shards that there are, by name. */
    List<String> shardJobs() {
        return jobs.there().stream()
                .map(job -> job.getMetadata().getName())
                .filter(name -> !name.endsWith("report"))
                .sorted()
                .toList();
    }

    /** Waits for them: they are written after what they tell of. */
    void told(String... reasons) {
        Awaitility.await("Events")
                .atMost(LONG)
                .untilAsserted(() -> assertThat(events()).contains(reasons));
    }

    List<String> events() {
        return admin.events().v1().events().inNamespace(namespace).list().getItems().stream()
                .map(Event::getReason)
                .toList();
    }

    KubernetesClient admin() {
        return admin;
    }

    Mlflow mlflow() {
        return mlflow;
    }

    String namespace() {
        return namespace;
    }

    /** What must hold whatever has happened: each trial was mined once and has one run. */
    void nothingWasDoneTwice() {
        assertThat(miner.mined()).doesNotHaveDuplicates();
        assertThat(trialRuns()).extracting(run -> run.tag("apriori.trial_key")).doesNotHaveDuplicates();
    }

    @Override
    public void close() {
        if (operator != null) {
            operator.stop();
        }
        jobs.close();
        admin.namespaces().withName(namespace).delete();
    }
}
