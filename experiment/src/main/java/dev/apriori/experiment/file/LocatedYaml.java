package dev.apriori.experiment.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One YAML document as a tree, and the line of each field and item in it by path.
 *
 * @param root missing where there is no document
 * @param several whether other documents follow
 */
record LocatedYaml(JsonNode root, Map<String, Integer> lines, boolean several) {
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Pattern NOT_FINITE = Pattern.compile("(?i)[-+]?[.](inf|nan)");

    static LocatedYaml parse(String text) throws IOException {
        try (YAMLParser parser = YAML.createParser(text)) {
            Map<String, Integer> lines = new HashMap<>();
            JsonNode root = parser.nextToken() == null ? MissingNode.getInstance() : node(parser, "", lines);
            return new LocatedYaml(root, lines, parser.nextToken() != null);
        }
    }

    /** The line of the field, or of the nearest part around it that is there; 0 where there is none. */
    int lineOf(String field) {
        String path = field;
        while (!path.isEmpty()) {
            Integer line = lines.get(path);
            if (line != null) {
                return line;
            }
            path = path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
        }
        return 0;
    }

    private static JsonNode node(YAMLParser parser, String path, Map<String, Integer> lines) throws IOException {
        lines.putIfAbsent(path, parser.currentTokenLocation().getLineNr());
        if (parser.isCurrentAlias()) {
            throw new UnsupportedYamlException(path, "is an alias; write out what it stands for");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, path, lines);
            case START_ARRAY -> list(parser, path, lines);
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE, VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(parser.getBooleanValue());
            case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
            case VALUE_STRING -> JsonNodeFactory.instance.textNode(parser.getText());
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new UnsupportedYamlException(path, "is of a kind that an experiment has no use for");
        };
    }

    private static JsonNode object(YAMLParser parser, String path, Map<String, Integer> lines) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String below = path.isEmpty() ? name : path + "." + name;
            lines.putIfAbsent(below, parser.currentTokenLocation().getLineNr());
            parser.nextToken();
            object.set(name, node(parser, below, lines));
        }
        return object;
    }

    private static JsonNode list(YAMLParser parser, String path, Map<String, Integer> lines) throws IOException {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(node(parser, path + "[" + list.size() + "]", lines));
        }
        return list;
    }

    private static JsonNode whole(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> JsonNodeFactory.instance.numberNode(parser.getIntValue());
            case LONG -> JsonNodeFactory.instance.numberNode(parser.getLongValue());
            default -> JsonNodeFactory.instance.numberNode(parser.getBigIntegerValue());
        };
    }

    /** Not-a-number and the infinities stay text, since no field takes them. */
    private static JsonNode decimal(JsonParser parser) throws IOException {
        return parser.isNaN() || NOT_FINITE.matcher(parser.getText()).matches()
                ? JsonNodeFactory.instance.textNode(parser.getText())
                : JsonNodeFactory.instance.numberNode(parser.getDecimalValue());
    }

    /** YAML that can be parsed, but has no place here. */
    static final class UnsupportedYamlException extends IOException {
        private static final long serialVersionUID = 1L;

        private final String field;

        UnsupportedYamlException(String field, String message) {
            super(message);
            this.field = field;
        }

        String field() {
            return field;
        }
    }
}
