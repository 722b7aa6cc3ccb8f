package dev.apriori.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.tracking.TrackingException.NotFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {
    private static final Mlflow MLFLOW = RealMlflow.connected();

    @TempDir
    Path folder;

    private final LoggedModels models = MLFLOW.models();
    private final ModelRegistry registry = MLFLOW.registry();
    private final String name = "it's a model " + UUID.randomUUID();
    private final String origin = name.substring(5);
    private Run run;

    @BeforeEach
    void makeRun() {
        String experiment = MLFLOW.experiments().named("models").id();
        run = MLFLOW.runs().create(NewRun.named(experiment, "trial"));
    }

    private LoggedModel logged() {
        return models.create(
                new NewModel(run.experimentId(), "rules", run.id(), Map.of("max_len", "2"), Map.of("origin", origin)));
    }

    private Path modelFolder() throws IOException {
        Path model = Files.createDirectories(folder.resolve("model"));
        Files.writeString(model.resolve("MLmodel"), "flavors: {}\n");
        Files.createDirectories(model.resolve("zz"));
        Files.writeString(model.resolve("zz/rules 愛 +1&2.txt"), "A -> C");
        return model;
    }

    @Test
    void aModelIsReadyWhenAllOfItIsThere() throws IOException {
        LoggedModel model = logged();
        assertThat(model.ready()).isFalse();
        assertThat(model.sourceRunId()).isEqualTo(run.id());

        models.upload(model, modelFolder());
        models.tag(model.id(), Map.of("best_lift", "53.2875"));
        models.params(model.id(), Map.of("min_support", "0.01"));
        models.linkAsOutput(run.id(), model.id());

        assertThat(models.ready(model.id()).ready()).isTrue();
        assertThat(models.get(model.id()).tags()).containsEntry("best_lift", "53.2875");
        assertThat(RealMlflow.raw()
                        .get("runs/get", Map.of("run_id", run.id()))
                        .at("/run/outputs/model_outputs/0/model_id")
                        .asText())
                .isEqualTo(model.id());
    }

    @Test
    void aModelIsFoundByItsTag() {
        LoggedModel model = logged();

        assertThat(models.withTag(run.experimentId(), "origin", origin))
                .extracting(LoggedModel::id)
                .containsExactly(model.id());
        assertThat(models.withTag(run.experimentId(), "origin", "other")).isEmpty();
    }

    @Test
    void aFolderWithoutMlmodelIsNoModel() {
        LoggedModel model = logged();

        assertThatThrownBy(() -> models.upload(model, folder)).hasMessageContaining("MLmodel");
    }

    @Test
    void aModelHasOneVersionHoweverOftenItIsRegistered() {
        LoggedModel model = logged();
        models.ready(model.id());
        registry.ensure(name, "rules of MovieLens");
        registry.ensure(name, "rules of MovieLens");

        ModelVersion first = registry.register(name, model, "best lift", Map.of("trial", "12"));
        ModelVersion again = registry.register(name, model, "best lift", Map.of("trial", "12"));

        assertThat(first.version()).isEqualTo("1");
        assertThat(again).isEqualTo(first);
        assertThat(first.modelId()).contains(model.id());
        assertThat(first.runId()).isEqualTo(run.id());
        assertThat(registry.version(name, "1").tags()).containsEntry("trial", "12");
        assertThat(registry.fromSource(name, model.uri().toString())).contains(first);
    }

    @Test
    void aliasesMoveFromVersionToVersion() {
        registry.ensure(name, "");
        ModelVersion first = registry.register(name, logged(), "", Map.of());
        ModelVersion second = registry.register(name, logged(), "", Map.of());
        assertThat(registry.alias(name, "champion")).isEmpty();

        registry.setAlias(name, "champion", first.version());
        registry.setAlias(name, "champion", second.version());
        assertThat(registry.alias(name, "champion")).map(ModelVersion::version).contains("2");
        assertThat(registry.latest(name)).map(ModelVersion::version).contains("2");

        registry.removeAlias(name, "champion");
        registry.removeAlias(name, "champion");
        assertThat(registry.alias(name, "champion")).isEmpty();
    }

    @Test
    void aVersionsTagsAndDescriptionCanBeSetLater() {
        registry.ensure(name, "");
        ModelVersion version = registry.register(name, logged(), "", Map.of());

        registry.tag(version, Map.of("rolled_back", "true"));
        registry.describe(version, "the old one");

        assertThat(registry.version(name, version.version()).tags()).containsEntry("rolled_back", "true");
    }

    @Test
    void everyFormOfUriLeadsToTheFiles() throws IOException {
        LoggedModel model = logged();
        models.upload(model, modelFolder());
        models.ready(model.id());
        registry.ensure(name, "");
        registry.setAlias(
                name, "champion", registry.register(name, model, "", Map.of()).version());

        for (String uri : new String[] {
            "models:/" + name + "@champion",
            "models:/" + name + "/1",
            "models:/" + name + "/latest",
            "models:/" + model.id()
        }) {
            Path target = folder.resolve("downloaded-" + uri.hashCode());
            registry.download(ModelUri.parse(uri), target);

            assertThat(target.resolve("zz/rules 愛 +1&2.txt")).hasContent("A -> C");
            assertThat(target.resolve("MLmodel")).exists();
        }
    }

    @Test
    void versionsThatOthersMadeFromRunsAndVersionsLeadToTheirFiles() {
        registry.ensure(name, "");
        MLFLOW.artifacts().put(run.artifactUri(), "old/model/MLmodel", new byte[] {1});
        String[] sources = {
            run.artifactUri() + "/old/model", "runs:/" + run.id() + "/old/model", "models:/" + name + "/1"
        };
        for (String source : sources) {
            RealMlflow.raw().post("model-versions/create", Map.of("name", name, "source", source, "run_id", run.id()));
        }

        for (int version = 1; version <= sources.length; version++) {
            Path target = folder.resolve("version-" + version);
            registry.download(new ModelUri.ByVersion(name, "" + version), target);
            assertThat(target.resolve("MLmodel")).hasBinaryContent(new byte[] {1});
        }
    }

    @Test
    void whatIsNotRegisteredIsNotFound() {
        assertThat(registry.alias("no such model", "champion")).isEmpty();
        assertThatThrownBy(() -> registry.artifactUri(ModelUri.parse("models:/nothing@champion")))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("models:/nothing@champion");
        assertThatThrownBy(() -> registry.version("nothing", "1")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> registry.register("nothing", logged(), "", Map.of()))
                .isInstanceOf(NotFound.class);
    }
}
