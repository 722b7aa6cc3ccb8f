package dev.apriori.operator.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.apriori.operator.settings.OperatorSettings.Images;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateMergeTest {
    private static final Images IMAGES = new Images("apriori-miner:1", "IfNotPresent", List.of("registry"));

    @Test
    void fieldsOfTheirsWin() {
        PodTemplateSpec merged = merged("""
                spec:
                  nodeSelector: {disk: fast}
                  serviceAccountName: reader
                  terminationGracePeriodSeconds: 5
                  containers: [{name: miner, image: mine:2, imagePullPolicy: Always}]
                """);
        assertThat(merged.getSpec().getNodeSelector()).containsEntry("disk", "fast");
        assertThat(merged.getSpec().getServiceAccountName()).isEqualTo("reader");
        assertThat(merged.getSpec().getTerminationGracePeriodSeconds()).isEqualTo(5);
        assertThat(miner(merged).getImage()).isEqualTo("mine:2");
        assertThat(miner(merged).getImagePullPolicy()).isEqualTo("Always");
    }

    @Test
    void resourcesAreTakenWhole() {
        Container miner = miner(merged("""
                spec: {containers: [{name: miner, resources: {requests: {memory: 8Gi}}}]}
                """));
        assertThat(miner.getResources().getRequests()).containsOnly(Map.entry("memory", new Quantity("8Gi")));
        assertThat(miner.getResources().getLimits()).isEmpty();
    }

    @Test
    void listsWithNamesAreMergedByThem() {
        PodTemplateSpec merged = merged("""
                spec:
                  volumes: [{name: cache, persistentVolumeClaim: {claimName: big}}, {name: more, emptyDir: {}}]
                  containers:
                  - name: sidecar
                    image: x
                  - name: miner
                    env: [{name: HOME, value: /elsewhere}, {name: JAVA_TOOL_OPTIONS, value: -Xmx1g}]
                    volumeMounts: [{name: more, mountPath: /more}]
                """);
        assertThat(merged.getSpec().getContainers())
                .extracting(Container::getName)
                .containsExactly("miner", "sidecar");
        assertThat(merged.getSpec().getVolumes())
                .extracting(Volume::getName)
                .containsExactly("tmp", "cache", "order", "more");
        Volume cache = merged.getSpec().getVolumes().get(1);
        assertThat(cache.getEmptyDir()).isNull();
        assertThat(cache.getPersistentVolumeClaim().getClaimName()).isEqualTo("big");
        assertThat(miner(merged).getEnv())
                .extracting(EnvVar::getName, EnvVar::getValue)
                .contains(tuple("HOME", "/elsewhere"), tuple("JAVA_TOOL_OPTIONS", "-Xmx1g"))
                .hasSize(3);
        assertThat(miner(merged).getVolumeMounts())
                .extracting(VolumeMount::getMountPath)
                .containsExactly("/tmp", "/cache", "/more");
    }

    @Test
    void otherListsAreAddedTo() {
        PodTemplateSpec merged = merged("""
                spec:
                  tolerations: [{key: spot, operator: Exists}]
                  imagePullSecrets: [{name: registry}, {name: another}]
                  containers: [{name: miner, envFrom: [{secretRef: {name: theirs}}]}]
                """);
        assertThat(merged.getSpec().getTolerations()).hasSize(1);
        assertThat(merged.getSpec().getImagePullSecrets()).extracting("name").containsExactly("registry", "another");
        assertThat(miner(merged).getEnvFrom())
                .extracting(from -> from.getSecretRef().getName())
                .containsExactly("ours", "theirs");
    }

    @Test
    void whatTheOperatorReliesOnStaysOurs() {
        PodTemplateSpec merged = merged("""
                metadata:
                  name: other
                  namespace: other
                  labels: {apriori.dev/shard: "99", team: blue}
                  annotations: {note: hello}
                spec:
                  restartPolicy: Always
                  volumes: [{name: order, emptyDir: {}}]
                  containers:
                  - name: miner
                    command: [sh]
                    args: [-c, "true"]
                    terminationMessagePath: /elsewhere
                    terminationMessagePolicy: FallbackToLogsOnError
                    volumeMounts: [{name: cache, mountPath: /tmp}]
                """);
        assertThat(merged.getMetadata().getName()).isNull();
        assertThat(merged.getMetadata().getNamespace()).isNull();
        assertThat(merged.getMetadata().getLabels())
                .containsOnly(Map.entry("apriori.dev/shard", "17"), Map.entry("team", "blue"));
        assertThat(merged.getMetadata().getAnnotations()).containsEntry("note", "hello");
        assertThat(merged.getSpec().getRestartPolicy()).isEqualTo("Never");
        assertThat(merged.getSpec().getVolumes().get(2).getConfigMap().getName())
                .isEqualTo("sweep");
        assertThat(miner(merged).getCommand()).isEmpty();
        assertThat(miner(merged).getArgs()).containsExactly("shard");
        assertThat(miner(merged).getTerminationMessagePath()).isEqualTo("/dev/termination-log");
        assertThat(miner(merged).getTerminationMessagePolicy()).isEqualTo("File");
        assertThat(miner(merged).getVolumeMounts())
                .extracting(VolumeMount::getName)
                .containsExactly("tmp", "cache");
    }

    @Test
    void securityIsRestrictedUnlessTheySaySo() {
        PodTemplateSpec merged = merged("spec: {securityContext: {runAsUser: 1000}}");
        assertThat(merged.getSpec().getSecurityContext().getRunAsUser()).isEqualTo(1000);
        assertThat(merged.getSpec().getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(merged.getSpec().getAutomountServiceAccountToken()).isFalse();
        assertThat(miner(merged).getSecurityContext().getCapabilities().getDrop())
                .containsExactly("ALL");
    }

    private static Container miner(PodTemplateSpec template) {
        return template.getSpec().getContainers().getFirst();
    }

    @SuppressWarnings("unchecked")
    private static PodTemplateSpec merged(String theirs) {
        return TemplateMerge.merge(ours(), Serialization.unmarshal(theirs, Map.class), "miner");
    }

    private static PodTemplateSpec ours() {
        Container container = new ContainerBuilder(
                        RestrictedPod.container("miner", IMAGES, List.of("shard"), List.of(), List.of()))
                .addNewEnvFrom()
                .withNewSecretRef("ours", false)
                .endEnvFrom()
                .withNewResources()
                .addToRequests("memory", new Quantity("512Mi"))
                .addToLimits("memory", new Quantity("2Gi"))
                .endResources()
                .build();
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .addToLabels("apriori.dev/shard", "17")
                .endMetadata()
                .withNewSpecLike(RestrictedPod.around(container, IMAGES))
                .withRestartPolicy("Never")
                .addNewVolume()
                .withName("order")
                .withNewConfigMap()
                .withName("sweep")
                .endConfigMap()
                .endVolume()
                .endSpec()
                .build();
    }
}
