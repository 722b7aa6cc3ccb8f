package dev.apriori.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.e2e.cluster.Program;
import dev.apriori.e2e.cluster.Settings;
import dev.apriori.e2e.cluster.TestNamespace;
import dev.apriori.e2e.world.EndToEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** What kubectl says of experiments with one thing wrong: those of the tests of module experiment. */
@EndToEnd
class BadSpecsTest {
    private static final Path EXPERIMENTS = Settings.PROJECT.resolve("experiment/src/test/resources/experiments/bad");
    private static final String FIELD = "# field: ";

    @Test
    void eachIsRefusedWithTheNameOfTheField(TestNamespace namespace) throws IOException {
        List<Path> files = files();
        assertThat(files).hasSizeGreaterThanOrEqualTo(25);
        var softly = new SoftAssertions();
        for (Path file : files) {
            String text = Files.readString(file);
            String field = text.lines().findFirst().orElseThrow().replace(FIELD, "");
            Program.Result answer = namespace.kubectl().apply(text);
            softly.assertThat(answer.status())
                    .as("status of kubectl apply -f %s", file)
                    .isEqualTo(1);
            softly.assertThat(answer.errors())
                    .as("what kubectl apply says of %s", file)
                    .contains(field)
                    .doesNotContain("evaluating rule", "panic");
        }
        softly.assertAll();
        assertThat(namespace.kubectl().run("get", "apx").errors()).contains("No resources found");
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(EXPERIMENTS)) {
            return files.sorted().toList();
        }
    }
}
