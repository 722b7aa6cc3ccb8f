package dev.apriori.operator.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.WatchEvent;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KubernetesAccessTest {
    private final KubernetesClient client = KubernetesAccess.open(Config.empty());
    private final KubernetesSerialization serialization = client.getKubernetesSerialization();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void whoSetWhichFieldIsLeftOut() {
        ConfigMap read = serialization.unmarshal("""
                {"apiVersion": "v1", "kind": "ConfigMap", "data": {"sweep.json": "{}"},
                 "metadata": {"name": "sweep", "labels": {"a": "b"}, "managedFields": [{"manager": "kubectl"}]}}
                """, ConfigMap.class);
        assertThat(read.getMetadata().getManagedFields()).isEmpty();
        assertThat(read.getMetadata().getAdditionalProperties()).isEmpty();
        assertThat(read.getMetadata().getLabels()).containsEntry("a", "b");
        assertThat(read.getData()).containsEntry("sweep.json", "{}");
    }

    /** What an informer does not know for a status it does not list anew for: it would hear nothing ever after. */
    @Test
    void theEndOfAWatchIsUnderstood() {
        WatchEvent expired = serialization.unmarshal("""
                {"type": "ERROR", "object": {"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure",
                 "message": "too old resource version: 4257 (4275)", "reason": "Expired", "code": 410}}
                """, WatchEvent.class);
        assertThat(expired.getObject())
                .isInstanceOfSatisfying(
                        Status.class, status -> assertThat(status.getCode()).isEqualTo(410));
    }
}
