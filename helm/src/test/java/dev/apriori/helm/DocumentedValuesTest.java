package dev.apriori.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** values.yaml, its schema and the table in the README tell of the same values. */
class DocumentedValuesTest {
    private static final Path README = Chart.FOLDER.resolve("README.md");
    private static final String HEADING = "## Values\n";

    @Test
    void everyValueHasAComment() throws IOException {
        assertThat(ValueComments.read())
                .allSatisfy(value -> assertThat(value.comment())
                        .as("the comment above %s in values.yaml", value.path())
                        .isNotEmpty());
    }

    @Test
    void theReadMeHasEveryValue() throws IOException {
        String text = Files.readString(README);
        StringBuilder made = new StringBuilder(text.substring(0, text.indexOf(HEADING)));
        made.append(HEADING).append("| value | default | |\n|---|---|---|\n");
        ValueComments.read().forEach(value -> made.append(value.row()));

        CheckedIn.isCurrent(README, made.toString());
    }

    @Test
    void theSchemaKnowsNoOtherValues() throws IOException {
        JsonNode schema = Chart.read("values.schema.json");
        List<String> known = properties("", schema, schema).toList();
        List<String> documented =
                ValueComments.read().stream().map(ValueComments.Value::path).toList();

        // Helm itself adds 'global' where the chart is part of another.
        assertThat(known)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(documented.stream(), Stream.of("global")).toList());
    }

    /** The paths of all that values.yaml may have, down to what is passed on to Kubernetes as it is. */
    private static Stream<String> properties(String prefix, JsonNode node, JsonNode schema) {
        return node.path("properties").properties().stream().flatMap(entry -> {
            JsonNode property = resolved(entry.getValue(), schema);
            String path = prefix + entry.getKey();
            return Stream.concat(Stream.of(path), properties(path + ".", property, schema));
        });
    }

    private static JsonNode resolved(JsonNode property, JsonNode schema) {
        return property.has("$ref") ? schema.at(property.get("$ref").asText().substring(1)) : property;
    }
}
