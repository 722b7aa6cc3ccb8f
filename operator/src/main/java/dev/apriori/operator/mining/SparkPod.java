package dev.apriori.operator.mining;

import dev.apriori.operator.settings.OperatorSettings;
import dev.apriori.operator.subject.App;
import dev.apriori.operator.subject.Labels;
import dev.apriori.operator.subject.Subject;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The pod that mines with Spark: its driver. By a service account that may do so, it starts executors, which are pods
 * like it, restricted, placed and sized alike, but without that account, secrets, data and arguments.
 */
final class SparkPod {
    /** Where the driver reads what an executor's pod is to be, as JSON. */
    static final String TEMPLATE = "APRIORI_EXECUTOR_TEMPLATE";

    private static final String EXECUTOR = "executor";

    /** What a restricted pod writes to. */
    private static final Set<String> WRITABLE = Set.of("tmp", "cache");

    private SparkPod() {}

    /** @param labels of the Job, which its pods have as well */
    static PodTemplateSpec template(
            Subject subject, OperatorSettings settings, List<String> args, Map<String, String> labels) {
        PodTemplateSpec ours = new PodTemplateSpecBuilder(MinerPod.ours(subject, settings, args, labels))
                .editSpec()
                .withServiceAccountName(settings.spark().serviceAccount())
                .withAutomountServiceAccountToken(true)
                .editFirstContainer()
                .withImage(settings.spark().image())
                .endContainer()
                .endSpec()
                .build();
        PodTemplateSpec driver = MinerPod.laidOver(ours, subject);
        String executor = Serialization.asJson(executor(driver));
        miner(driver.getSpec())
                .getEnv()
                .addAll(List.of(
                        new EnvVar(TEMPLATE, executor, null),
                        ofPod("POD_NAME", "metadata.name"),
                        ofPod("POD_NAMESPACE", "metadata.namespace"),
                        ofPod("POD_IP", "status.podIP")));
        return driver;
    }

    private static PodTemplateSpec executor(PodTemplateSpec driver) {
        Map<String, String> labels = new LinkedHashMap<>(driver.getMetadata().getLabels());
        labels.remove(Labels.MANAGED_BY);
        labels.put(Labels.NAME, App.EXECUTOR.label());
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(labels)
                .withAnnotations(driver.getMetadata().getAnnotations())
                .endMetadata()
                .withSpec(new PodSpecBuilder(driver.getSpec())
                        .withServiceAccountName(null)
                        .withServiceAccount(null)
                        .withAutomountServiceAccountToken(false)
                        .withInitContainers(List.of())
                        .withContainers(executor(miner(driver.getSpec())))
                        .withVolumes(driver.getSpec().getVolumes().stream()
                                .filter(volume -> WRITABLE.contains(volume.getName()))
                                .toList())
                        .build())
                .build();
    }

    private static Container executor(Container miner) {
        return new ContainerBuilder(miner)
                .withName(EXECUTOR)
                .withArgs(List.of())
                .withEnvFrom(List.of())
                .withEnv(miner.getEnv().stream()
                        .filter(variable -> variable.getValueFrom() == null)
                        .toList())
                .withVolumeMounts(miner.getVolumeMounts().stream()
                        .filter(mount -> WRITABLE.contains(mount.getName()))
                        .toList())
                .build();
    }

    private static Container miner(PodSpec pod) {
        return pod.getContainers().stream()
                .filter(container -> container.getName().equals(MinerPod.CONTAINER))
                .findFirst()
                .orElseThrow();
    }

    private static EnvVar ofPod(String name, String field) {
        return new EnvVarBuilder()
                .withName(name)
                .withNewValueFrom()
                .withNewFieldRef("v1", field)
                .endValueFrom()
                .build();
    }
}
