package dev.apriori.spark;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;

/**
 * Executors as pods, started and owned by the pod that this process runs in.
 *
 * @param template what the operator wants an executor's pod to be; its one container says how large
 * @param pod this process' own
 */
record ExecutorPods(PodTemplateSpec template, OwnPod pod) {
    /** As the operator's variable has it. */
    static final String TEMPLATE = "APRIORI_EXECUTOR_TEMPLATE";

    /** Of an executor's memory, for Java's heap; the same share as the image's JVM takes for it. */
    private static final double HEAP = 0.7;

    private static final BigDecimal MIB = BigDecimal.valueOf(1L << 20);

    /** Where nothing else is said: what the miner's container has. */
    private static final Quantity USUAL_MEMORY = new Quantity("2Gi");

    private static final Quantity USUAL_CPU = new Quantity("250m");

    /** Where and as what this process runs. */
    record OwnPod(String name, String namespace, String address) {}

    /** Empty on a machine that is no pod of the operator's. */
    static Optional<ExecutorPods> told(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(TEMPLATE))
                .map(text -> new ExecutorPods(
                        Serialization.unmarshal(text, PodTemplateSpec.class),
                        new OwnPod(
                                environment.get("POD_NAME"),
                                environment.get("POD_NAMESPACE"),
                                environment.get("POD_IP"))));
    }

    SparkStart start(String name, int executors) {
        return new SparkStart(conf(name, executors, written()), executors * cores(), true);
    }

    SparkConf conf(String name, int executors, Path templateFile) {
        Container container = container();
        long memory = memory();
        long heap = (long) (memory * HEAP);
        SparkConf conf = Settings.common(name)
                .setMaster("k8s://https://kubernetes.default.svc")
                .set("spark.submit.deployMode", "client")
                .set("spark.driver.host", pod.address())
                .set("spark.driver.port", "7078")
                .set("spark.driver.blockManager.port", "7079")
                .set("spark.blockManager.port", "7079")
                // Any pod could have code run by a driver, or an executor, that asks for no secret.
                .set("spark.authenticate", "true")
                .set("spark.network.crypto.enabled", "true")
                .set("spark.executor.instances", String.valueOf(executors))
                .set("spark.executor.cores", String.valueOf(cores()))
                .set("spark.executor.memory", heap + "m")
                .set("spark.executor.memoryOverhead", (memory - heap) + "m")
                .set("spark.kubernetes.executor.request.cores", cpu(container).toString())
                .set("spark.kubernetes.namespace", pod.namespace())
                .set("spark.kubernetes.driver.pod.name", pod.name())
                .set("spark.kubernetes.container.image", container.getImage())
                .set("spark.kubernetes.container.image.pullPolicy", container.getImagePullPolicy())
                .set(
                        "spark.kubernetes.executor.podTemplateFile",
                        templateFile.toUri().toString())
                .set("spark.kubernetes.executor.podTemplateContainerName", container.getName())
                // Each would need more rights than to start pods.
                .set("spark.kubernetes.executor.disableConfigMap", "true")
                .set("spark.kubernetes.driver.service.deleteOnTermination", "false")
                .set("spark.kubernetes.driver.ownPersistentVolumeClaim", "false")
                .set("spark.kubernetes.driver.reusePersistentVolumeClaim", "false");
        limit("cpu").ifPresent(limit -> conf.set("spark.kubernetes.executor.limit.cores", limit.toString()));
        return conf;
    }

    /** As many tasks at once as the executor may use cores, at least one. */
    private int cores() {
        BigDecimal cpu = limit("cpu").orElseGet(() -> cpu(container())).getNumericalAmount();
        return cpu.setScale(0, RoundingMode.CEILING).max(BigDecimal.ONE).intValueExact();
    }

    /** MiB. */
    private long memory() {
        return limit("memory")
                .orElse(USUAL_MEMORY)
                .getNumericalAmount()
                .divide(MIB, RoundingMode.FLOOR)
                .longValue();
    }

    private static Quantity cpu(Container container) {
        Map<String, Quantity> requests = container.getResources() == null
                ? Map.of()
                : Optional.ofNullable(container.getResources().getRequests()).orElseGet(Map::of);
        return requests.getOrDefault("cpu", USUAL_CPU);
    }

    private Optional<Quantity> limit(String resource) {
        return Optional.ofNullable(container().getResources())
                .flatMap(resources -> Optional.ofNullable(resources.getLimits()))
                .map(limits -> limits.get(resource));
    }

    private Container container() {
        return template.getSpec().getContainers().getFirst();
    }

    /** Spark reads a pod from a file: a template is one without a kind. */
    private Path written() {
        try {
            Path file = Files.createTempFile("executor-", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, Serialization.asYaml(template));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
