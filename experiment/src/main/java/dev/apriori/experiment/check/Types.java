package dev.apriori.experiment.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a value is of the type that its schema asks for, and the words for when it is not. */
final class Types {
    private Types() {}

    /** What completes "field …", when the type is wrong. */
    static Optional<String> mismatch(JsonNode value, JsonNode schema) {
        if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            return value.isTextual() || value.isIntegralNumber()
                    ? Optional.empty()
                    : Optional.of("is " + Words.shown(value) + "; " + message(schema));
        }
        return switch (schema.path("type").asText()) {
            case "object" -> value.isObject() ? Optional.empty() : Optional.of(notAnObject(value, schema));
            case "array" -> value.isArray() ? Optional.empty() : Optional.of(notAList(value, schema.path("items")));
            case "integer" -> value.isIntegralNumber() ? Optional.empty() : Optional.of(notAnInteger(value));
            case "boolean" ->
                value.isBoolean() ? Optional.empty() : Optional.of("is " + Words.shown(value) + "; give true or false");
            case "string" -> value.isTextual() ? Optional.empty() : Optional.of(notText(value));
            default -> throw new IllegalStateException("a schema of no known type: " + schema);
        };
    }

    private static String message(JsonNode schema) {
        return schema.path("x-kubernetes-validations").path(0).path("message").asText();
    }

    private static String notAnObject(JsonNode value, JsonNode schema) {
        String names = schema.path("properties").properties().stream()
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return "is " + Words.shown(value) + "; give a block of fields" + (names.isEmpty() ? "" : ": " + names);
    }

    /** A single value is shown as the list that is meant, in the form that its items must have. */
    private static String notAList(JsonNode value, JsonNode items) {
        boolean whole = items.path("type").asText().equals("integer");
        if (!value.isValueNode() || value.isNull() || (whole && !value.isIntegralNumber())) {
            return "is " + Words.shown(value) + "; give a list" + (whole ? " of whole numbers" : "");
        }
        String item = whole || value.isTextual() ? value.asText() : "\"" + value.asText() + "\"";
        return "is " + Words.shown(value) + "; write it as a list: [" + item + "]";
    }

    private static String notAnInteger(JsonNode value) {
        return value.isTextual() && value.textValue().matches("-?[0-9]{1,9}")
                ? "is the text " + Words.shown(value) + "; write it without quotes: " + value.textValue()
                : "is " + Words.shown(value) + "; give a whole number";
    }

    private static String notText(JsonNode value) {
        if (value.isNumber()) {
            return "is a number; write it as a string: \"" + value.asText() + "\"";
        }
        if (value.isBoolean()) {
            return "is true or false; write it as a string: \"" + value.asText() + "\"";
        }
        return "is " + Words.shown(value) + "; give text";
    }
}
