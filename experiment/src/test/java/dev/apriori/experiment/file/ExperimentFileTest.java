package dev.apriori.experiment.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.apriori.experiment.Fixtures;
import dev.apriori.experiment.Fixtures.Bad;
import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.experiment.api.RuleMetric;
import dev.apriori.experiment.check.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentFileTest {
    private static final String LEAST = """
            apiVersion: apriori.dev/v1alpha1
            kind: AprioriExperiment
            metadata: {name: least}
            spec:
              dataset: {format: Baskets, uri: "file:baskets.dat"}
              grid:
                minSupport: ["0.5"]
            """;

    static List<Path> good() {
        return Fixtures.good();
    }

    static List<Bad> bad() {
        return Fixtures.bad();
    }

    @ParameterizedTest
    @MethodSource("good")
    void whatIsRightIsTaken(Path file) {
        assertThat(ExperimentFile.read(file).getSpec()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void whatIsWrongIsNamedAndNothingElse(Bad experiment) {
        assertThat(problems(experiment.text())).extracting(Problem::field).containsExactly(experiment.field());
    }

    @Test
    void theStudysGridIsReadAsItStands() {
        AprioriExperiment movielens = ExperimentFile.read(Path.of("../examples/movielens/experiment.yaml"));
        assertThat(movielens.getMetadata().getName()).isEqualTo("movielens");
        assertThat(movielens.getSpec().grid().minSupport()).containsExactly("0.1", "0.05", "0.03", "0.02", "0.01");
        assertThat(movielens.getSpec().grid().metric()).containsExactly(RuleMetric.LIFT, RuleMetric.CONFIDENCE);
    }

    @Test
    void aProblemIsOneLineWithFileLineFieldValueAndFix() {
        assertThat(message(LEAST.replace("\"0.5\"", "\n      \"0.1\",\n      abc")))
                .isEqualTo("bad.yaml:9: spec.grid.minSupport[1] is 'abc'; give a decimal above 0 and at most 1,"
                        + " such as \"0.01\"");
    }

    @Test
    void aNumberForADecimalIsToBeWrittenAsText() {
        assertThat(message(LEAST.replace("\"0.5\"", "0.10")))
                .isEqualTo("bad.yaml:7: spec.grid.minSupport[0] is a number; write it as a string: \"0.10\"");
    }

    @Test
    void aMisspelledFieldIsAnsweredWithTheNearestName() {
        assertThat(message(LEAST + "    minThresold: [\"1\"]\n"))
                .isEqualTo("bad.yaml:8: spec.grid.minThresold is not a field; did you mean minThreshold?");
    }

    @Test
    void aMisspelledFieldThatMustBeThereIsToldOfOnce() {
        assertThat(message(LEAST.replace("  grid:", "  gird:")))
                .isEqualTo("bad.yaml:6: spec.gird is not a field; did you mean grid?");
    }

    @Test
    void allProblemsAreReported() {
        assertThat(message(LEAST.replace("Baskets", "Basket").replace("0.5", "0") + "  schedule: soon\n"))
                .hasLineCount(3)
                .contains("spec.dataset.format is 'Basket'")
                .contains("spec.grid.minSupport[0] is '0'")
                .contains("spec.schedule is 'soon'");
    }

    @Test
    void aFieldGivenTwiceIsRefused() {
        assertThat(message(LEAST + "    minSupport: [\"0.1\"]\n"))
                .startsWith("bad.yaml:8: is not valid YAML: Duplicate field 'minSupport'");
    }

    @Test
    void severalDocumentsAreRefused() {
        assertThat(message(LEAST + "---\n" + LEAST)).contains("has several YAML documents");
    }

    @Test
    void anotherKindIsRefused() {
        assertThat(message("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n"))
                .contains("bad.yaml:1: apiVersion is 'v1'; give apriori.dev/v1alpha1")
                .contains("bad.yaml:2: kind is 'ConfigMap'; give AprioriExperiment");
    }

    @Test
    void whatIsNoYamlIsRefusedWithItsLine() {
        assertThat(message("apiVersion: [\n")).startsWith("bad.yaml:2: is not valid YAML: ");
        assertThat(message("a: b: c\n")).startsWith("bad.yaml:1: is not valid YAML: ");
        assertThat(message("\u0000\u0001")).startsWith("bad.yaml:1: is not valid YAML: ");
    }

    @Test
    void emptyTextIsRefused() {
        assertThat(message("")).contains("bad.yaml: is empty; give");
        assertThat(message("# nothing\n---\n")).contains("bad.yaml: is empty; give");
        assertThat(message("just words")).contains("is not an AprioriExperiment");
    }

    @Test
    void aliasesAreRefused() {
        assertThat(message(LEAST.replace("[\"0.5\"]", "&s [\"0.5\"]") + "    minThreshold: *s\n"))
                .contains("spec.grid.minThreshold is an alias; write out what it stands for");
    }

    @Test
    void podTemplatesAndVolumesThatKubernetesDoesNotHaveAreNamed() {
        assertThat(problems(LEAST.replace("\"file:baskets.dat\"", "\"file:baskets.dat\", volume: {pvc: {}}")
                        + "  execution: {podTemplate: {spec: {containers: miner}}}\n"))
                .extracting(Problem::field)
                .containsExactlyInAnyOrder("spec.dataset.volume.pvc", "spec.execution.podTemplate.spec.containers");
    }

    @Test
    void aFileThatCannotBeReadIsNamed(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("experiment.yaml");
        assertThat(refusal(missing)).startsWith(missing + ": does not exist; give a YAML file");
        assertThat(refusal(folder)).startsWith(folder + ": cannot be read");
        Path binary = Files.write(folder.resolve("zip"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(refusal(binary)).startsWith(binary + ": is not text in UTF-8");
        Path large = Files.write(folder.resolve("large"), new byte[(1 << 20) + 1]);
        assertThat(refusal(large)).startsWith(large + ": has more than 1 MiB");
    }

    private static List<Problem> problems(String text) {
        return catchThrowableOfType(InvalidExperimentException.class, () -> ExperimentFile.read(text, "bad.yaml"))
                .problems();
    }

    private static String message(String text) {
        return catchThrowableOfType(InvalidExperimentException.class, () -> ExperimentFile.read(text, "bad.yaml"))
                .getMessage();
    }

    private static String refusal(Path file) {
        return catchThrowableOfType(InvalidExperimentException.class, () -> ExperimentFile.read(file))
                .getMessage();
    }
}
