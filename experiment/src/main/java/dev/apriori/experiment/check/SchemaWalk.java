package dev.apriori.experiment.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Holds a value against its schema, as the API server does, and finds everything that is wrong with it, in words for a
 * person. A rule is asked only where what it looks at is sound.
 */
final class SchemaWalk {
    private final List<Problem> problems = new ArrayList<>();

    /** Everything that is wrong with a value whose defaults are filled in. */
    static List<Problem> problems(JsonNode value, JsonNode schema, String field) {
        SchemaWalk walk = new SchemaWalk();
        walk.check(value, schema, field);
        return walk.problems;
    }

    private void check(JsonNode value, JsonNode schema, String field) {
        int before = problems.size();
        Optional<String> wrongType = Types.mismatch(value, schema);
        if (wrongType.isPresent()) {
            problems.add(new Problem(field, wrongType.get()));
            return;
        }
        switch (value.getNodeType()) {
            case OBJECT -> checkObject(value, schema, field);
            case ARRAY -> checkList(value, schema, field);
            case STRING -> checkText(value, schema, field);
            case NUMBER -> checkNumber(value, schema, field);
            case BOOLEAN, NULL, MISSING, BINARY, POJO -> {}
        }
        if (problems.size() == before) {
            checkRules(value, schema, field);
        }
    }

    private void checkObject(JsonNode value, JsonNode schema, String field) {
        checkRequired(value, schema, field);
        if (schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            return;
        }
        JsonNode others = schema.path("additionalProperties");
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            JsonNode known = schema.path("properties").path(entry.getKey());
            String path = field + "." + entry.getKey();
            if (!known.isMissingNode()) {
                check(entry.getValue(), known, path);
            } else if (others.isObject()) {
                check(entry.getValue(), others, path);
            } else {
                problems.add(unknown(path, entry.getKey(), schema));
            }
        }
        checkSize(value, schema.path("maxProperties"), field);
    }

    /** A field that is there under a name that is nearly right is told of once, by that name. */
    private void checkRequired(JsonNode value, JsonNode schema, String field) {
        List<String> meant = value.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !schema.path("properties").has(name))
                .flatMap(name -> nearestField(name, schema).stream())
                .toList();
        for (JsonNode required : schema.path("required")) {
            String name = required.asText();
            if (!value.has(name) && !meant.contains(name)) {
                JsonNode missing = schema.path("properties").path(name);
                problems.add(new Problem(field + "." + name, "is missing; give it: " + firstSentence(missing)));
            }
        }
    }

    private static String firstSentence(JsonNode schema) {
        String description = schema.path("description").asText();
        int end = description.indexOf(". ");
        return end < 0 ? description : description.substring(0, end + 1);
    }

    private static Problem unknown(String path, String name, JsonNode schema) {
        return new Problem(
                path,
                "is not a field; "
                        + nearestField(name, schema)
                                .map(nearest -> "did you mean " + nearest + "?")
                                .orElseGet(() -> "there are " + fields(schema).collect(Collectors.joining(", "))));
    }

    private static Optional<String> nearestField(String name, JsonNode schema) {
        return Words.nearest(name, fields(schema));
    }

    private static Stream<String> fields(JsonNode schema) {
        return schema.path("properties").properties().stream().map(Map.Entry::getKey);
    }

    private void checkList(JsonNode value, JsonNode schema, String field) {
        if (value.isEmpty() && schema.path("minItems").asInt() > 0) {
            problems.add(new Problem(field, "is empty; give at least one value"));
        }
        checkSize(value, schema.path("maxItems"), field);
        for (int i = 0; i < value.size(); i++) {
            check(value.get(i), schema.path("items"), field + "[" + i + "]");
        }
    }

    private void checkSize(JsonNode value, JsonNode most, String field) {
        if (most.isNumber() && value.size() > most.asInt()) {
            problems.add(new Problem(field, "has " + value.size() + " values; give at most " + most.asInt()));
        }
    }

    private void checkText(JsonNode value, JsonNode schema, String field) {
        String text = value.textValue();
        JsonNode allowed = schema.path("enum");
        if (allowed.isArray() && texts(allowed).noneMatch(text::equals)) {
            String meant = Words.nearest(text, texts(allowed))
                    .map(nearest -> "; did you mean " + nearest + "?")
                    .orElse("");
            problems.add(new Problem(
                    field,
                    "is " + Words.shown(value) + "; give one of "
                            + texts(allowed).collect(Collectors.joining(", ")) + meant));
        } else if (text.length() < schema.path("minLength").asInt()) {
            problems.add(new Problem(field, "is empty; " + fix(schema, "give it, or leave the line out")));
        } else if (schema.has("maxLength")
                && text.length() > schema.path("maxLength").asInt()) {
            problems.add(new Problem(
                    field,
                    "is " + Words.shown(value) + ", " + text.length() + " characters long; "
                            + fix(
                                    schema,
                                    "give at most " + schema.path("maxLength").asInt())));
        }
    }

    /** What the field's own rule says is to be given, which says more than a length does. */
    private static String fix(JsonNode schema, String otherwise) {
        return schema.path("x-kubernetes-validations").path(0).path("message").asText(otherwise);
    }

    private static Stream<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
    }

    private void checkNumber(JsonNode value, JsonNode schema, String field) {
        if (!schema.has("minimum") && !schema.has("maximum")) {
            return;
        }
        BigDecimal number = value.decimalValue();
        BigDecimal least = schema.path("minimum").decimalValue();
        BigDecimal most = schema.path("maximum").decimalValue();
        if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
            problems.add(new Problem(
                    field,
                    "is " + Words.shown(value) + "; give a whole number between " + least.toPlainString() + " and "
                            + most.toPlainString()));
        }
    }

    private void checkRules(JsonNode value, JsonNode schema, String field) {
        for (JsonNode rule : schema.path("x-kubernetes-validations")) {
            if (RuleTwins.holds(rule.path("rule").asText(), value)) {
                continue;
            }
            String below = rule.path("fieldPath").asText();
            JsonNode culprit = below.isEmpty() ? value : value.path(below.substring(1));
            problems.add(new Problem(
                    field + below, is(culprit) + "; " + rule.path("message").asText()));
            return;
        }
    }

    /** A grid is shown by the number that is wrong with it. */
    private static String is(JsonNode value) {
        return value.has("minSupport") ? "makes " + RuleTwins.trials(value) + " trials" : "is " + Words.shown(value);
    }
}
