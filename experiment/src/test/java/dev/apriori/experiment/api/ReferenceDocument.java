package dev.apriori.experiment.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The resource's fields as tables, out of its definition. */
final class ReferenceDocument {
    private final StringBuilder text = new StringBuilder();

    private ReferenceDocument() {}

    static String markdown(JsonNode definition) {
        JsonNode schema = definition.at("/spec/versions/0/schema/openAPIV3Schema");
        ReferenceDocument document = new ReferenceDocument();
        document.line("<!-- Generated from the resource's definition by the build; see CheckedInFilesTest. -->");
        document.line("# AprioriExperiment, field by field");
        document.line("");
        document.line("`apriori.dev/v1alpha1`, kind `AprioriExperiment`, short name `apx`, category `apriori`, in a"
                + " namespace. `kubectl explain apx.spec.grid` says the same.");
        document.line("");
        document.line("A field is required, or has the default that is told, or may be left out. Decimals are text, so"
                + " that they stay exact. The API server and `./apriori validate` refuse what is out of bounds, and"
                + " fields that are not here.");
        document.section("spec", schema.at("/properties/spec"));
        document.section("status", schema.at("/properties/status"));
        document.columns(definition.at("/spec/versions/0/additionalPrinterColumns"));
        return document.text.toString();
    }

    private void section(String name, JsonNode schema) {
        line("");
        line("## " + name);
        line(schema.path("description").asText());
        line("");
        line("| field | type | default | bounds | what it is |");
        line("|---|---|---|---|---|");
        fields("", schema);
    }

    private void fields(String parent, JsonNode schema) {
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        for (Map.Entry<String, JsonNode> entry : schema.path("properties").properties()) {
            JsonNode field = entry.getValue();
            String path = parent + entry.getKey();
            line("| `" + path + "` | " + type(field) + " | "
                    + (required.contains(entry.getKey()) ? "required" : defaultOf(field)) + " | " + bounds(field)
                    + " | "
                    + description(field) + " |");
            fields(path + ".", field);
            fields(path + "[].", field.path("items"));
        }
    }

    private static String type(JsonNode field) {
        if (field.path("x-kubernetes-int-or-string").asBoolean()) {
            return "integer or string";
        }
        if (field.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            return "object of Kubernetes";
        }
        if (field.has("additionalProperties")) {
            return "map of " + type(field.get("additionalProperties"));
        }
        return field.has("items")
                ? "list of " + type(field.get("items")) + "s"
                : field.path("type").asText();
    }

    private static String defaultOf(JsonNode field) {
        JsonNode value = field.path("default");
        return value.isMissingNode() || value.isObject()
                ? ""
                : code(value.isTextual() ? value.textValue() : value.toString());
    }

    private static String bounds(JsonNode field) {
        List<String> bounds = new ArrayList<>();
        JsonNode one = field.has("items") ? field.get("items") : field;
        if (one.has("enum")) {
            bounds.add(StreamSupport.stream(one.get("enum").spliterator(), false)
                    .map(JsonNode::asText)
                    .map(ReferenceDocument::code)
                    .collect(Collectors.joining(", ")));
        }
        if (one.has("minimum")) {
            bounds.add(one.get("minimum").asText() + " to " + one.get("maximum").asText());
        }
        if (one.has("maxLength")) {
            bounds.add("at most " + one.get("maxLength").asText() + " characters");
        }
        if (field.has("maxItems")) {
            bounds.add((field.has("minItems") ? field.get("minItems").asText() + " to " : "at most ")
                    + field.get("maxItems").asText() + " values");
        }
        one.path("x-kubernetes-validations").forEach(rule -> bounds.add(rule(rule)));
        if (field.has("items")) {
            field.path("x-kubernetes-validations").forEach(rule -> bounds.add(rule(rule)));
        }
        return String.join("; ", bounds);
    }

    private static String rule(JsonNode rule) {
        return rule.path("message").asText().replace("|", "\\|");
    }

    private static String description(JsonNode field) {
        return field.path("description")
                .asText()
                .replaceFirst(" Default: .*$", "")
                .replace("|", "\\|");
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private void columns(JsonNode columns) {
        line("");
        line("## Columns of `kubectl get apx`");
        line("");
        line("| column | field | shown |");
        line("|---|---|---|");
        columns.forEach(column -> line("| " + column.path("name").asText() + " | `"
                + column.path("jsonPath").asText() + "` | "
                + (column.path("priority").asInt() == 0 ? "always" : "with `-o wide`") + " |"));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
