package dev.apriori.operator.controller;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.apriori.operator.subject.StoredExperiments;
import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real API server with our resource and no controllers, for all tests of the module: started by the first that wants
 * it, gone with the JVM.
 */
final class ApiServer {
    private static final String OPERATOR = "operator-under-test";

    private ApiServer() {}

    private static final class Started {
        static final Config CONFIG = start();
        static final KubernetesClient ADMIN = client(CONFIG);

        static {
            install(ADMIN);
        }
    }

    /** One that may do anything. */
    static KubernetesClient admin() {
        return Started.ADMIN;
    }

    /** One with the rights that the chart gives to the operator, and no more. */
    static KubernetesClient operator() {
        return client(operator(admin().getConfiguration()).build());
    }

    /** The same, giving up as early as the program's does; there, a start that fails for it is tried again. */
    static KubernetesClient impatientOperator() {
        return client(operator(admin().getConfiguration())
                .withRequestRetryBackoffLimit(1)
                .build());
    }

    private static ConfigBuilder operator(Config admin) {
        return new ConfigBuilder(admin).withImpersonateUsername(OPERATOR);
    }

    /** One that reads experiments as the operator does. */
    private static KubernetesClient client(Config config) {
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withKubernetesSerialization(new KubernetesSerialization(
                        new ObjectMapper().registerModule(StoredExperiments.module()), true))
                .build();
    }

    private static Config start() {
        var server = new KubeAPIServer();
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        return Config.fromKubeconfig(server.getKubeConfigYaml());
    }

    private static void install(KubernetesClient admin) {
        Resource<CustomResourceDefinition> definition = admin.apiextensions()
                .v1()
                .customResourceDefinitions()
                .load(Path.of("../crds/aprioriexperiments.apriori.dev-v1.yml").toFile());
        definition.create();
        definition.waitUntilCondition(ApiServer::established, 30, TimeUnit.SECONDS);
        admin.resource(new ClusterRoleBuilder()
                        .withNewMetadata()
                        .withName(OPERATOR)
                        .endMetadata()
                        .withRules(rules())
                        .build())
                .create();
        admin.resource(new ClusterRoleBindingBuilder()
                        .withNewMetadata()
                        .withName(OPERATOR)
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", OPERATOR)
                        .addNewSubject("rbac.authorization.k8s.io", "User", OPERATOR, null)
                        .build())
                .create();
    }

    /** As the chart has them, where no values are given. */
    private static List<PolicyRule> rules() {
        try (Stream<String> lines = Files.lines(Path.of("../helm/apriori-operator/templates/_rbac.tpl"))) {
            String yaml = lines.dropWhile(line -> !line.contains("apriori-operator.rules"))
                    .takeWhile(line -> !line.contains("apriori-operator.subjects"))
                    .filter(line -> !line.contains("{{") && !line.contains("resourceNames"))
                    .collect(Collectors.joining("\n"));
            return Arrays.asList(Serialization.unmarshal(yaml, PolicyRule[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Right after its making its conditions are null, not an empty list. */
    static boolean established(CustomResourceDefinition crd) {
        return crd != null
                && crd.getStatus() != null
                && crd.getStatus().getConditions() != null
                && crd.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Established")
                                && condition.getStatus().equals("True"));
    }
}
