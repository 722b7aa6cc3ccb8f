package dev.apriori.operator.mining;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.apriori.experiment.api.Dataset;
import dev.apriori.operator.pod.RestrictedPod;
import dev.apriori.operator.pod.TemplateMerge;
import dev.apriori.operator.settings.OperatorSettings;
import dev.apriori.operator.subject.Subject;
import dev.apriori.operator.tracking.MlflowAccess;
import dev.apriori.results.SweepOrder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import java.util.Map;

/** The pod that mines: it reads the sweep's order from a ConfigMap, and data from a volume where one is given. */
final class MinerPod {
    /** The container's name, which a user's template may name, too. */
    static final String CONTAINER = "miner";

    static final String ORDER_FILE = "/etc/apriori/" + SweepOrder.FILE;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ORDER = "order";
    private static final String DATA = "data";
    private static final String FEEDBACK = "feedback";

    private MinerPod() {}

    /** @param labels of the Job, which its pods have as well */
    static PodTemplateSpec template(
            Subject subject, OperatorSettings settings, List<String> args, Map<String, String> labels) {
        return laidOver(ours(subject, settings, args, labels), subject);
    }

    /** The user's template laid over one of ours. */
    static PodTemplateSpec laidOver(PodTemplateSpec ours, Subject subject) {
        return TemplateMerge.merge(ours, subject.spec().execution().podTemplate(), CONTAINER);
    }

    /** Before the user has a say. */
    static PodTemplateSpec ours(
            Subject subject, OperatorSettings settings, List<String> args, Map<String, String> labels) {
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(labels)
                .endMetadata()
                .withSpec(pod(subject, settings, args))
                .build();
    }

    private static PodSpec pod(Subject subject, OperatorSettings settings, List<String> args) {
        Dataset dataset = subject.spec().dataset();
        PodSpecBuilder pod = new PodSpecBuilder(
                        RestrictedPod.around(container(subject, settings, args), settings.images()))
                .withRestartPolicy("Never")
                .addNewVolume()
                .withName(ORDER)
                .withNewConfigMap()
                .withName(SweepNames.order(subject))
                .endConfigMap()
                .endVolume();
        if (!dataset.volume().isEmpty()) {
            pod.addToVolumes(volume(dataset.volume(), DATA));
        }
        if (dataset.feedback().given()) {
            pod.addToVolumes(volume(feedbackVolume(subject), FEEDBACK));
        }
        return pod.build();
    }

    private static Container container(Subject subject, OperatorSettings settings, List<String> args) {
        Dataset dataset = subject.spec().dataset();
        MlflowAccess access = MlflowAccess.of(subject.spec().tracking(), settings);
        List<EnvFromSource> secrets = MlflowAccess.secrets(access.credentials(), dataset.credentialsSecretRef());
        ContainerBuilder container = new ContainerBuilder(
                        RestrictedPod.container(CONTAINER, settings.images(), args, access.env(), secrets))
                .withResources(resources())
                .addNewVolumeMount()
                .withName(ORDER)
                .withMountPath("/etc/apriori")
                .withReadOnly(true)
                .endVolumeMount();
        if (!dataset.volume().isEmpty()) {
            container
                    .addNewVolumeMount()
                    .withName(DATA)
                    .withMountPath("/" + DATA)
                    .withReadOnly(true)
                    .endVolumeMount();
        }
        if (dataset.feedback().given()) {
            container
                    .addNewVolumeMount()
                    .withName(FEEDBACK)
                    .withMountPath("/" + FEEDBACK)
                    .withReadOnly(true)
                    .endVolumeMount();
        }
        return container.build();
    }

    private static Volume volume(Map<String, Object> source, String name) {
        Volume volume = JSON.convertValue(source, Volume.class);
        volume.setName(name);
        return volume;
    }

    /** Where nothing else is said, what servers write to. */
    private static Map<String, Object> feedbackVolume(Subject subject) {
        Map<String, Object> own = subject.spec().dataset().feedback().volume();
        return own.isEmpty() ? subject.spec().serving().feedback().volume() : own;
    }

    /** The limit of memory is what the JVM's size is taken from. */
    private static ResourceRequirements resources() {
        return new ResourceRequirementsBuilder()
                .addToRequests("cpu", new Quantity("250m"))
                .addToRequests("memory", new Quantity("512Mi"))
                .addToLimits("memory", new Quantity("2Gi"))
                .build();
    }
}
