package dev.apriori.experiment.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.apriori.experiment.Fixtures;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text, it is read or refused in words. */
class ExperimentFileFuzzTest {
    private static final String FULL = Fixtures.read(Path.of("src/test/resources/experiments/good/full.yaml"));
    private static final List<String> PIECES = List.of(
            "[",
            "]",
            "{",
            "}",
            ":",
            "- ",
            "\n",
            "  ",
            "\"",
            "'",
            "|",
            ">",
            "&a ",
            "*a",
            "!!binary ",
            "? ",
            "~",
            "null",
            "1e999999999",
            "99999999999999999999",
            ".nan",
            "-.inf",
            "0x1F",
            "\t",
            "#",
            "---\n",
            "...\n",
            "<<: ",
            "\u0000",
            "\uD83D\uDE00",
            "%YAML 1.2\n",
            "!!set ",
            "2026-01-01",
            "on",
            "0b1");

    @Property(tries = 2000)
    void aDamagedFileIsReadOrRefused(@ForAll Random random, @ForAll @IntRange(min = 1, max = 6) int damages) {
        StringBuilder text = new StringBuilder(FULL);
        for (int i = 0; i < damages; i++) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(8));
            text.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
        }
        isReadOrRefused(text.toString());
    }

    @Property
    void anyTextIsReadOrRefused(@ForAll String text) {
        isReadOrRefused(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a, b]: c\n",
                "? {a: b}\n: c\n",
                "a: !!binary aGVsbG8=\n",
                "apiVersion: apriori.dev/v1alpha1\nkind: AprioriExperiment\nmetadata: []\nspec: 5\n",
                "apiVersion: apriori.dev/v1alpha1\nkind: AprioriExperiment\nmetadata: {name: x}\nspec: {limits: {maxRules: 1e999999999}}\n",
                "apiVersion: apriori.dev/v1alpha1\nkind: AprioriExperiment\nmetadata: {name: x, labels: 3}\nspec: [1]\n"
            })
    void oddYamlIsRefused(String text) {
        isReadOrRefused(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 100_000})
    void deepNestingIsRefused(int depth) {
        isReadOrRefused("[".repeat(depth));
        isReadOrRefused("{a: ".repeat(depth));
    }

    private static void isReadOrRefused(String text) {
        Throwable refusal = catchThrowable(() -> ExperimentFile.read(text, "x.yaml"));
        if (refusal != null) {
            assertThat(refusal).isInstanceOf(InvalidExperimentException.class);
            assertThat(refusal.getMessage().lines()).allMatch(line -> line.startsWith("x.yaml:"));
        }
    }
}
