package dev.apriori.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.e2e.cluster.Settings;
import dev.apriori.e2e.cluster.TestNamespace;
import dev.apriori.e2e.experiment.Draft;
import dev.apriori.e2e.experiment.Drafts;
import dev.apriori.e2e.experiment.LiveExperiment;
import dev.apriori.e2e.store.DataImage;
import dev.apriori.e2e.store.ObjectStore;
import dev.apriori.e2e.world.EndToEnd;
import dev.apriori.e2e.world.World;
import dev.apriori.experiment.api.Phase;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Where a pod may get its data from; a ConfigMap and a claim are what the other tests use. */
@EndToEnd
class DatasetTest {
    private static final Path SAMPLE = Settings.PROJECT.resolve("examples/quickstart");

    @Test
    void aSecretIsMounted(World world, TestNamespace namespace) {
        world.operator();
        namespace
                .kubectl()
                .run("create", "secret", "generic", "likes", "--from-file=" + SAMPLE)
                .orFail();
        Draft draft = Drafts.oneTrialAJob(namespace, 1)
                .with("dataset.volume", Map.of("secret", Map.of("secretName", "likes")));

        assertThat(draft.applyIn(namespace).awaitReady().status().trials().summary())
                .isEqualTo("1/1");
    }

    @Test
    @EnabledIfSystemProperty(named = "apriori.e2e.cluster", matches = ".+")
    void aBucketIsReadWithASecretsCredentials(World world, TestNamespace namespace) {
        world.operator();
        try (var store = ObjectStore.holding(world.settings().ownCluster().orElseThrow(), "likes", SAMPLE)) {
            secret(namespace, "right", store.credentials());
            Draft draft = Drafts.oneTrialAJob(namespace, 1)
                    .with("dataset.volume", Map.of())
                    .with("dataset.uri", "s3://likes/ratings.csv.gz")
                    .with("dataset.itemNames", "s3://likes/movies.csv")
                    .with("dataset.credentialsSecretRef", Map.of("name", "right"));

            assertThat(draft.applyIn(namespace).awaitReady().status().trials().summary())
                    .isEqualTo("1/1");
        }
    }

    @Test
    @EnabledIfSystemProperty(
            named = "apriori.e2e.cluster",
            matches = ".+",
            disabledReason = "another cluster is given no images, and may have no image volumes")
    void anImageIsNamedWhileItIsMissingAndMountedOnceItIsThere(World world, TestNamespace namespace) {
        world.operator();
        String image = "localhost/" + namespace.name() + ":1";
        LiveExperiment experiment = Drafts.oneTrialAJob(namespace, 1)
                .with("dataset.volume", Map.of("image", Map.of("reference", image)))
                .applyIn(namespace);
        experiment.awaitStatus(
                "word of the missing image", status -> status.message().contains(image));

        DataImage.load(world.settings().ownCluster().orElseThrow(), image, SAMPLE);

        assertThat(experiment.awaitReady().status().trials().summary()).isEqualTo("1/1");
    }

    @Test
    void aFileThatIsNotThereFailsOnceAndIsNamed(World world, TestNamespace namespace) {
        world.operator();
        var failing = Drafts.oneTrialAJob(namespace, 1)
                .with("dataset.uri", "file:///data/rating.csv")
                .applyIn(namespace);
        failing.awaitStatus("phase Failed", status -> status.phase() == Phase.FAILED);

        assertThat(failing.status().message()).contains("/data/rating.csv");
        assertThat(failing.status().failedTrials()).isEqualTo("0");
    }

    private static void secret(TestNamespace namespace, String name, Map<String, String> values) {
        namespace
                .client()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace.name())
                        .endMetadata()
                        .withStringData(values)
                        .build())
                .create();
    }
}
