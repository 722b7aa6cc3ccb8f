package dev.apriori.operator.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.apriori.operator.settings.OperatorSettings;
import dev.apriori.operator.subject.Subject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is made for an experiment, in full: a change of these files is a rollout for everyone who upgrades. */
class TemplatesTest {
    private static final String UPDATE = "mvn -pl operator -am test -Dtest=TemplatesTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dapriori.update";
    private static final Path EXPERIMENTS = Path.of("../experiment/src/test/resources/experiments/good");
    private static final Path EXPECTED = Path.of("src/test/resources/serving");
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    @Test
    void anExperimentThatSaysNothingAboutServingGetsTheDefaults() throws IOException {
        isServedAs("least.yaml");
    }

    @Test
    void anExperimentThatSaysAllGetsAll() throws IOException {
        isServedAs("full.yaml");
    }

    @Test
    void anExperimentThatTakesFeedbackGetsItsVolume() throws IOException {
        isServedAs("feedback.yaml");
    }

    @Test
    void theRevisionIsTheSameInEveryProcess() {
        Subject subject = Subjects.of(EXPERIMENTS.resolve("least.yaml"));
        assertThat(new Revisions(Subjects.SETTINGS).wanted(subject, "4").revision())
                .isEqualTo(new Revisions(Subjects.SETTINGS).wanted(subject, "4").revision());
    }

    @Test
    void anotherNumberOfPodsOrTimeoutIsTheSameRevision() {
        assertThat(revision("{replicas: 5, rolloutTimeout: 1h}", Subjects.SETTINGS))
                .isEqualTo(revision("{}", Subjects.SETTINGS));
    }

    @Test
    void anotherImageOrTemplateIsAnotherRevision() {
        assertThat(revision("{}", Subjects.settings("other"))).isNotEqualTo(revision("{}", Subjects.SETTINGS));
        assertThat(revision("{podTemplate: {spec: {priorityClassName: high}}}", Subjects.SETTINGS))
                .isNotEqualTo(revision("{}", Subjects.SETTINGS));
    }

    private static Revision revision(String serving, OperatorSettings settings) {
        return new Revisions(settings)
                .wanted(Subjects.of(Subjects.experiment(serving), ""), "4")
                .revision();
    }

    private static void isServedAs(String file) throws IOException {
        Subject subject = Subjects.of(EXPERIMENTS.resolve(file));
        Plan plan = Planner.plan(
                subject, ServingObjects.NONE, new Revisions(Subjects.SETTINGS), Optional.of("4"), Instant.EPOCH);
        StringBuilder made = new StringBuilder();
        for (Change change : plan.changes()) {
            made.append(yaml(((Change.Apply) change).desired()));
        }
        Path expected = EXPECTED.resolve(file);
        if (System.getProperty("apriori.update") != null) {
            Files.createDirectories(EXPECTED);
            Files.writeString(expected, made);
        }
        assertThat(Files.exists(expected) ? Files.readString(expected) : "")
                .as("%s differs from what is made; if that is meant, update it by: %s", expected, UPDATE)
                .isEqualTo(made.toString());
    }

    private static String yaml(HasMetadata object) throws IOException {
        return YAML.writeValueAsString(YAML.convertValue(object, Object.class));
    }
}
