package dev.apriori.e2e.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.apriori.e2e.cluster.Kubectl;
import dev.apriori.e2e.cluster.Program;
import dev.apriori.e2e.cluster.Settings;
import dev.apriori.e2e.cluster.TestNamespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;

/** The operator as Helm installs it. */
public final class OperatorRelease {
    public static final String NAME = "apriori";
    public static final String NAMESPACE = "apriori-system";
    public static final String DEPLOYMENT = "apriori-operator";

    private static final String CHART =
            Settings.PROJECT.resolve("helm/apriori-operator").toString();
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final KubernetesClient client;
    private final Map<String, String> base;

    /** @param base values that every install and upgrade gives */
    public OperatorRelease(KubernetesClient client, Map<String, String> base) {
        this.client = client;
        this.base = Map.copyOf(base);
    }

    /** The images and what all tests want, whatever the cluster. */
    public static Map<String, String> values(Settings settings) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("image.repository", settings.operatorImage().repository());
        values.put("image.tag", settings.operatorImage().tag());
        values.put("miner.image.repository", settings.minerImage().repository());
        values.put("miner.image.tag", settings.minerImage().tag());
        values.put("spark.image.repository", settings.sparkImage().repository());
        values.put("spark.image.tag", settings.sparkImage().tag());
        // Other images of the same tag are another build: without a change of its template a pod would keep the old
        // one.
        values.put("podAnnotations.apriori\\.dev/build", settings.build());
        values.put("clusterName", "e2e");
        values.put("logLevel", "debug");
        values.put("resultWait", "10s");
        return values;
    }

    /** Installs it, or changes what is installed, until it is ready; with so many pods. */
    public void scale(int pods) {
        upgrade(Map.of(), List.of("--set", "replicas=" + pods));
        awaitReady(pods);
    }

    /** Installs it, or changes what is installed, until it is ready. */
    public void upgrade(Map<String, String> values) {
        upgrade(values, List.of());
    }

    private void upgrade(Map<String, String> values, List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                "helm", "upgrade", "--install", NAME, CHART, "--namespace", NAMESPACE, "--create-namespace", "--wait"));
        command.addAll(List.of("--timeout", LONGEST.toSeconds() + "s", "--set", "spark.enabled=true"));
        Map<String, String> all = new LinkedHashMap<>(base);
        all.putAll(values);
        all.forEach((key, value) -> command.addAll(List.of("--set-string", key + "=" + value)));
        command.addAll(options);
        Program.run(command).orFail();
    }

    /** Gives a namespace what experiments need there to mine with Spark, as the chart has it. */
    public void allowSpark(TestNamespace namespace) {
        String objects = Program.run(List.of(
                        "helm",
                        "template",
                        NAME,
                        CHART,
                        "--kube-version",
                        client.getKubernetesVersion().getGitVersion(),
                        "--show-only",
                        "templates/spark.yaml",
                        "--set",
                        "spark.enabled=true,spark.namespaces={" + namespace.name() + "}"))
                .orFail();
        namespace.kubectl().apply(objects).orFail();
    }

    /** As every test that has not asked for something else finds it. */
    public void restore() {
        upgrade(Map.of());
        awaitReady(1);
    }

    public Program.Result helm(String... arguments) {
        List<String> command = new ArrayList<>(List.of("helm", "--namespace", NAMESPACE));
        command.addAll(List.of(arguments));
        return Program.run(command);
    }

    /** Ends all of its pods at once, without time to tidy up. */
    public void kill() {
        pods().forEach(this::kill);
    }

    public void kill(Pod pod) {
        client.resource(pod).withGracePeriod(0).delete();
    }

    public List<Pod> pods() {
        return client
                .pods()
                .inNamespace(NAMESPACE)
                .withLabel("app.kubernetes.io/name", "apriori-operator")
                .list()
                .getItems()
                .stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .toList();
    }

    /** The pod that works, where several stand ready. */
    public Pod leader() {
        return Awaitility.await("a leader").atMost(LONGEST).until(this::findLeader, Objects::nonNull);
    }

    public void awaitReady(int pods) {
        Awaitility.await(pods + " ready operator pods")
                .atMost(LONGEST)
                .until(() -> pods().size() == pods && pods().stream().allMatch(Readiness::isPodReady));
    }

    public String log() {
        return new Kubectl(NAMESPACE)
                .run("logs", "--selector=app.kubernetes.io/name=apriori-operator", "--tail=-1", "--prefix")
                .all();
    }

    /** An environment variable of its pods. */
    public String setting(String name) {
        return client
                .apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .withName(DEPLOYMENT)
                .get()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getEnv()
                .stream()
                .filter(variable -> variable.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /** The bytes that its pod has in use, as its node counts them. */
    public long memory() {
        Pod pod = pods().getFirst();
        String stats = client.raw("/api/v1/nodes/" + pod.getSpec().getNodeName() + "/proxy/stats/summary");
        try {
            for (JsonNode one : new ObjectMapper().readTree(stats).path("pods")) {
                if (one.at("/podRef/uid").asText().equals(pod.getMetadata().getUid())) {
                    return one.at("/memory/workingSetBytes").asLong();
                }
            }
        } catch (JsonProcessingException e) {
            throw new AssertionError("the node's statistics are no JSON: " + stats, e);
        }
        throw new AssertionError(
                "the node has no statistics of " + pod.getMetadata().getName());
    }

    private Pod findLeader() {
        List<String> holders = client.leases().inNamespace(NAMESPACE).list().getItems().stream()
                .map(Lease::getSpec)
                .map(spec -> String.valueOf(spec.getHolderIdentity()))
                .toList();
        return pods().stream()
                .filter(pod -> holders.contains(pod.getMetadata().getName()))
                .findFirst()
                .orElse(null);
    }
}
