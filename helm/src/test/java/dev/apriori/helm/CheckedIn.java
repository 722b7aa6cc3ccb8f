package dev.apriori.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are made from others, and checked in. */
final class CheckedIn {
    private CheckedIn() {}

    /** Fails where the file differs, or writes it where that is asked for. */
    static void isCurrent(Path file, String made) throws IOException {
        if (System.getProperty("apriori.update") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, made);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as(
                        "%s is not what the chart gives; look at the difference, then: mvn -pl helm test -Dapriori.update",
                        file)
                .isEqualTo(made);
    }
}
