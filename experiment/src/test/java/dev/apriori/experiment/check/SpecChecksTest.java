package dev.apriori.experiment.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.apriori.experiment.api.AprioriExperimentSpec;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SpecChecksTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String LEAST = """
            {"dataset": {"format": "Csv", "uri": "file:x", "columns": {"user": "u", "item": "i"}},
             "grid": {"minSupport": ["0.1"]}}""";

    /** The defaults that the API server fills in are those of the constructors. */
    @Test
    void theDefinitionsDefaultsAreTheConstructors() throws IOException {
        JsonNode byDefinition = JSON.readTree(LEAST);
        Schema.fillDefaults(byDefinition, Schema.spec());
        JsonNode byConstructor = JSON.valueToTree(JSON.readValue(LEAST, AprioriExperimentSpec.class));
        assertThat(plain(byConstructor)).isEqualTo(plain(byDefinition));
    }

    @Test
    void aSpecThatIsAnObjectIsCheckedLikeAFile() throws IOException {
        assertThat(SpecChecks.check(JSON.readValue(LEAST, AprioriExperimentSpec.class)))
                .isEmpty();
        assertThat(SpecChecks.check(JSON.readValue(LEAST.replace("0.1", "2"), AprioriExperimentSpec.class)))
                .extracting(Problem::toString)
                .containsExactly(
                        "spec.grid.minSupport[0] is '2'; give a decimal above 0 and at most 1, such as \"0.01\"");
    }

    @Test
    void everyRuleOfTheDefinitionHasATwin() {
        assertThat(Schema.root().findValues("rule"))
                .isNotEmpty()
                .allSatisfy(rule -> assertThatCode(
                                () -> RuleTwins.holds(rule.asText(), JsonNodeFactory.instance.objectNode()))
                        .doesNotThrowAnyException());
    }

    /** Written and read again, so that equal numbers are of one type; empty blocks say nothing. */
    private static JsonNode plain(JsonNode value) throws IOException {
        JsonNode copy = JSON.readTree(value.toString());
        dropEmptyBlocks(copy);
        return copy;
    }

    private static void dropEmptyBlocks(JsonNode value) {
        value.forEach(SpecChecksTest::dropEmptyBlocks);
        value.properties()
                .removeIf(
                        entry -> entry.getValue().isObject() && entry.getValue().isEmpty());
    }
}
