package dev.apriori.operator.pod;

import dev.apriori.operator.settings.OperatorSettings.Images;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * A pod of one container that meets the restricted Pod Security Standard: without root, without a service account's
 * token, and with a file system that is read-only but for {@code /tmp} and {@code /cache}.
 */
public final class RestrictedPod {
    private static final long USER = 65532;
    private static final String TMP = "tmp";
    private static final String CACHE = "cache";

    private RestrictedPod() {}

    /**
     * A container of our image, to which ports, probes, resources and more mounts may be added.
     *
     * @param env besides what tells where to write
     */
    public static Container container(
            String name, Images images, List<String> args, List<EnvVar> env, List<EnvFromSource> envFrom) {
        List<EnvVar> all = new ArrayList<>(env);
        all.add(new EnvVar("HOME", "/" + TMP, null));
        all.add(new EnvVar("XDG_CACHE_HOME", "/" + CACHE, null));
        return new ContainerBuilder()
                .withName(name)
                .withImage(images.miner())
                .withImagePullPolicy(images.pullPolicy())
                .withArgs(args)
                .withEnv(all)
                .withEnvFrom(envFrom)
                .withTerminationMessagePath("/dev/termination-log")
                .withTerminationMessagePolicy("File")
                .addNewVolumeMount()
                .withName(TMP)
                .withMountPath("/" + TMP)
                .endVolumeMount()
                .addNewVolumeMount()
                .withName(CACHE)
                .withMountPath("/" + CACHE)
                .endVolumeMount()
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .build();
    }

    /** The pod around that container. */
    public static PodSpec around(Container container, Images images) {
        return new PodSpecBuilder()
                .withContainers(container)
                .withVolumes(emptied(TMP), emptied(CACHE))
                .withImagePullSecrets(images.pullSecrets().stream()
                        .map(LocalObjectReference::new)
                        .toList())
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withRunAsUser(USER)
                .withRunAsGroup(USER)
                .withFsGroup(USER)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .build();
    }

    private static Volume emptied(String name) {
        return new VolumeBuilder()
                .withName(name)
                .withNewEmptyDir()
                .endEmptyDir()
                .build();
    }
}
