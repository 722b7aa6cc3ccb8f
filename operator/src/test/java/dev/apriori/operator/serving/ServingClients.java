package dev.apriori.operator.serving;

import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;

/**
 * Clients of an API server of a test's own.
 *
 * @param operator with the rights that the operator has over what a model server is made of, and no more
 */
record ServingClients(KubernetesClient admin, KubernetesClient operator) {
    private static final String ROLE = "serving-test";

    /** Makes the operator's role. Once for a server. */
    static ServingClients of(String kubeConfig) {
        KubernetesClient admin = client(kubeConfig, "");
        admin.resource(new ClusterRoleBuilder()
                        .withNewMetadata()
                        .withName(ROLE)
                        .endMetadata()
                        .addNewRule()
                        .withApiGroups("", "apps", "autoscaling", "policy", "networking.k8s.io")
                        .withResources(
                                "deployments",
                                "services",
                                "horizontalpodautoscalers",
                                "poddisruptionbudgets",
                                "ingresses")
                        .withVerbs("get", "list", "watch", "create", "patch", "delete")
                        .endRule()
                        .addNewRule()
                        .withApiGroups("gateway.networking.k8s.io")
                        .withResources("httproutes")
                        .withVerbs("get", "create", "patch", "delete")
                        .endRule()
                        .build())
                .create();
        admin.resource(new ClusterRoleBindingBuilder()
                        .withNewMetadata()
                        .withName(ROLE)
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", ROLE)
                        .addNewSubject("rbac.authorization.k8s.io", "User", ROLE, null)
                        .build())
                .create();
        return new ServingClients(admin, client(kubeConfig, ROLE));
    }

    private static KubernetesClient client(String kubeConfig, String user) {
        Config config = Config.fromKubeconfig(kubeConfig);
        if (!user.isEmpty()) {
            config.setImpersonateUsername(user);
        }
        return new KubernetesClientBuilder().withConfig(config).build();
    }
}
