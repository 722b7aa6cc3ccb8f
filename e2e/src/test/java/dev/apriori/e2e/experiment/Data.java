package dev.apriori.e2e.experiment;

import dev.apriori.e2e.cluster.Settings;
import dev.apriori.e2e.cluster.TestNamespace;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.nio.file.Path;
import java.util.Map;

/** Data sets, put where pods can mount them. */
final class Data {
    private static final Path QUICKSTART = Settings.PROJECT.resolve("examples/quickstart");

    private Data() {}

    /** The sample that lies beside the example, brought to pods as its file says. */
    static void ofQuickstart(TestNamespace namespace) {
        if (namespace.kubectl().run("get", "configmap", "quickstart").status() != 0) {
            namespace
                    .kubectl()
                    .run("create", "configmap", "quickstart", "--from-file=" + QUICKSTART)
                    .orFail();
        }
    }

    /**
     * The folder ml-latest-small of the property apriori.data, which the nodes have at the same path, in a claim: pods
     * of the restricted level may not mount a node's folder by themselves. The volume goes with the namespace.
     *
     * @return what goes into {@code dataset.volume}
     */
    static Map<String, Object> ofMovieLens(TestNamespace namespace) {
        String volume = "movielens-" + namespace.name();
        Path folder = Path.of(System.getProperty("apriori.data")).resolve("ml-latest-small");
        Map<String, Quantity> size = Map.of("storage", new Quantity("1Gi"));
        namespace
                .client()
                .resource(new PersistentVolumeBuilder()
                        .withNewMetadata()
                        .withName(volume)
                        .withOwnerReferences(owner(namespace))
                        .endMetadata()
                        .withNewSpec()
                        .withCapacity(size)
                        .withAccessModes("ReadOnlyMany")
                        .withPersistentVolumeReclaimPolicy("Retain")
                        .withStorageClassName("")
                        .withNewHostPath(folder.toAbsolutePath().toString(), "Directory")
                        .endSpec()
                        .build())
                .serverSideApply();
        namespace
                .client()
                .resource(new PersistentVolumeClaimBuilder()
                        .withNewMetadata()
                        .withName("movielens")
                        .withNamespace(namespace.name())
                        .endMetadata()
                        .withNewSpec()
                        .withAccessModes("ReadOnlyMany")
                        .withStorageClassName("")
                        .withVolumeName(volume)
                        .withNewResources()
                        .withRequests(size)
                        .endResources()
                        .endSpec()
                        .build())
                .serverSideApply();
        return Map.of("persistentVolumeClaim", Map.of("claimName", "movielens", "readOnly", true));
    }

    private static OwnerReference owner(TestNamespace namespace) {
        Namespace owner =
                namespace.client().namespaces().withName(namespace.name()).get();
        return new OwnerReferenceBuilder()
                .withApiVersion("v1")
                .withKind("Namespace")
                .withName(namespace.name())
                .withUid(owner.getMetadata().getUid())
                .build();
    }
}
