package dev.apriori.e2e.cluster;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** A namespace for one test, which takes only pods of the restricted Pod Security level. */
public record TestNamespace(KubernetesClient client, String name) implements AutoCloseable {
    private static final int LONGEST = 30;

    /** @param subject what it is for, in words or in a Java name */
    public static TestNamespace create(KubernetesClient client, String subject) {
        String words = subject.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String start = words.substring(0, Math.min(words.length(), LONGEST)).replaceAll("^-+|-+$", "");
        String name = start + "-"
                + Integer.toString(ThreadLocalRandom.current().nextInt(36 * 36 * 36, 36 * 36 * 36 * 36), 36);
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                        .endMetadata()
                        .build())
                .create();
        return new TestNamespace(client, name);
    }

    public Kubectl kubectl() {
        return new Kubectl(name);
    }

    public boolean isGone() {
        return client.namespaces().withName(name).get() == null;
    }

    /** Begins to delete it; whoever wants to see it gone waits. */
    @Override
    public void close() {
        client.namespaces().withName(name).delete();
    }
}
