package dev.apriori.operator.program;

import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.experiment.file.ExperimentFile;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A real API server, as its administrator uses it. */
final class ApiServer implements AutoCloseable {
    private static final Path CRD = Path.of("../crds/aprioriexperiments.apriori.dev-v1.yml");
    private static final Path EXPERIMENT = Path.of("../examples/quickstart/experiment.yaml");

    private final KubernetesClient client;
    private final Path kubeConfig;

    ApiServer(String kubeConfig, Path folder) throws IOException {
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeConfig))
                .build();
        this.kubeConfig = Files.writeString(folder.resolve("kubeconfig"), kubeConfig);
    }

    KubernetesClient client() {
        return client;
    }

    /** The file, for processes. */
    Path kubeConfig() {
        return kubeConfig;
    }

    void installCrd() {
        Resource<CustomResourceDefinition> definition =
                client.apiextensions().v1().customResourceDefinitions().load(CRD.toFile());
        definition.serverSideApply();
        definition.waitUntilCondition(ApiServer::established, 60, TimeUnit.SECONDS);
    }

    void removeCrd() {
        client.apiextensions()
                .v1()
                .customResourceDefinitions()
                .load(CRD.toFile())
                .withTimeout(60, TimeUnit.SECONDS)
                .delete();
    }

    AprioriExperiment create(String namespace, String name) {
        AprioriExperiment experiment = ExperimentFile.read(EXPERIMENT);
        experiment.getMetadata().setNamespace(namespace);
        experiment.getMetadata().setName(name);
        return client.resource(experiment).create();
    }

    @Override
    public void close() {
        client.close();
    }

    /** Right after its making its conditions are null, not an empty list. */
    private static boolean established(CustomResourceDefinition crd) {
        return crd != null
                && crd.getStatus() != null
                && crd.getStatus().getConditions() != null
                && crd.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Established")
                                && condition.getStatus().equals("True"));
    }
}
