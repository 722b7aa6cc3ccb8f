package dev.apriori.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.tracking.TrackingException.Misconfigured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is put into the folder is what the server hands on. */
class ArtifactFolderTest {
    private static final Mlflow BY_ADDRESS = RealMlflow.connected();
    private static final Mlflow BY_FOLDER = Mlflow.connect(RealMlflow.withArtifactFolder());
    private static Run run;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeRun() {
        String experiment = BY_ADDRESS.experiments().named("artifact-folder").id();
        run = BY_ADDRESS.runs().create(NewRun.named(experiment, "r"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.txt", "a b+c&d=e.txt", "愛/ü'\".txt", "x;y,z:1@2.txt", "~[1]{2}|^`.txt", ".hidden", "a..b"})
    void theServerHandsOnWhatIsPutThere(String path) throws IOException {
        BY_FOLDER.artifacts().put(run.artifactUri(), path, "first".getBytes(StandardCharsets.UTF_8));
        Path file = Files.writeString(folder.resolve("file"), path);
        BY_FOLDER.artifacts().put(run.artifactUri(), path, file);

        BY_ADDRESS.artifacts().download(run.artifactUri(), path, folder.resolve("downloaded"));
        assertThat(folder.resolve("downloaded")).hasContent(path);
        String parent = path.contains("/") ? path.substring(0, path.indexOf('/')) : "";
        assertThat(BY_ADDRESS.artifacts().list(run.artifactUri(), parent))
                .contains(new Artifacts.Entry(path, false, Files.size(file)));
        assertThat(file).as("what was put is still there").exists();
    }

    @Test
    void aFileHasTheSamePlaceBothWays() {
        BY_FOLDER.artifacts().put(run.artifactUri(), "both/1.txt", new byte[1]);
        BY_ADDRESS.artifacts().put(run.artifactUri(), "both/2.txt", new byte[2]);

        assertThat(BY_ADDRESS.artifacts().list(run.artifactUri(), "both"))
                .containsExactlyInAnyOrder(
                        new Artifacts.Entry("both/1.txt", false, 1), new Artifacts.Entry("both/2.txt", false, 2));
    }

    @Test
    void nothingIsWrittenOutsideOfTheFolder() {
        var store = new ArtifactFolder(folder.resolve("artifacts"));

        assertThatThrownBy(() -> store.put("1/../../up.txt", new byte[1]))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("1/../../up.txt");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileThatCannotBeWrittenIsNamedAndLeavesNothing() throws IOException {
        Files.writeString(folder.resolve("1"), "in the way");
        var store = new ArtifactFolder(folder);

        assertThatThrownBy(() -> store.put("1/run/a.txt", new byte[1]))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(folder.resolve("1/run/a.txt").toString());
        assertThatThrownBy(() -> store.put("2/run/a.txt", folder.resolve("missing")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(folder.resolve("2/run/a.txt").toString());
        assertThat(folder.resolve(".arriving")).isEmptyDirectory();
    }
}
