package dev.apriori.mining.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.apriori.mining.MiningException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDigestTest {
    @TempDir
    Path directory;

    @Test
    void theDigestIsThatOfSha256sum() {
        assertThat(DataDigest.of(Written.file(directory, "abc", "abc")).hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void aMissingFileHasNone() {
        Path file = directory.resolve("none");
        assertThatExceptionOfType(MiningException.class)
                .isThrownBy(() -> DataDigest.of(file))
                .withMessage(file + ": there is no such file; check the path");
    }
}
