package dev.apriori.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart makes of the files in tests/values: a change of it shows as a change of tests/golden. */
@EnabledIf(value = Helm.INSTALLED, disabledReason = Helm.NOT_INSTALLED)
class GoldenFilesTest {
    static List<Path> values() throws IOException {
        return Chart.values();
    }

    @ParameterizedTest
    @MethodSource("values")
    void objectsAreAsCheckedIn(Path values) throws IOException, InterruptedException {
        CheckedIn.isCurrent(Path.of("tests/golden").resolve(values.getFileName()), Helm.template(values));
    }

    @ParameterizedTest
    @MethodSource("values")
    void lintFindsNothing(Path values) throws IOException, InterruptedException {
        Helm.Outcome lint = Helm.run(List.of(
                "lint",
                Chart.FOLDER.toString(),
                "--strict",
                "--kube-version",
                Chart.KUBERNETES,
                "--values",
                values.toString()));

        assertThat(lint.exit()).as(lint.output()).isZero();
    }
}
