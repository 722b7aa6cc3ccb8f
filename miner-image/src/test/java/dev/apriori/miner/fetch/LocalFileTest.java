package dev.apriori.miner.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFileTest {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    @BeforeEach
    void writeAFile() throws IOException {
        Files.writeString(folder.resolve("ratings.csv"), "abc");
    }

    @Test
    void aLocalFileIsReadWhereItLies() {
        assertThat(fetch("ratings.csv", ABC))
                .isEqualTo(new Fetched(folder.resolve("ratings.csv"), new Sha256(ABC), false));
        assertThat(folder.resolve("cache")).doesNotExist();
    }

    @Test
    void otherBytesThanExpectedAreRefused() {
        String zeros = "0".repeat(64);
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> fetch("ratings.csv", zeros))
                .withMessage(
                        "spec.dataset.uri '%s' has sha256 %s (3 bytes), but %s is expected; correct the sha256, or"
                                + " name the file that has it",
                        folder.resolve("ratings.csv"), ABC, zeros);
    }

    @Test
    void aFileThatIsMissingIsTold() {
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> fetch("rating.csv", ""))
                .withMessageContaining("'%s' does not exist; ", folder.resolve("rating.csv"));
    }

    @Test
    void aFolderIsNoFile() {
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> fetch(".", ""))
                .withMessageContaining("'%s' is a folder; ", folder);
    }

    @Test
    void aDigestHas64Digits() {
        assertThat(Sha256.parse("spec.dataset.sha256", ABC.toUpperCase(Locale.ROOT)))
                .contains(new Sha256(ABC));
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> Sha256.parse("spec.dataset.sha256", "abc"))
                .withMessageStartingWith("spec.dataset.sha256 'abc' is not a SHA-256 digest; ");
    }

    private Fetched fetch(String path, String sha256) {
        Optional<Sha256> expected = Sha256.parse("spec.dataset.sha256", sha256);
        return Given.fetcher(folder.resolve("cache"))
                .fetch(DataSource.parse("spec.dataset.uri", path, folder), expected, Progress.silent());
    }
}
