package dev.apriori.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The chart's files, and what it makes of values. */
final class Chart {
    static final Path FOLDER = Path.of("apriori-operator");

    /** The version that objects are made for, whatever the helm program takes for the newest. */
    static final String KUBERNETES = "1.34.0";

    private static final Path VALUES = Path.of("tests/values");
    private static final YAMLMapper YAML = new YAMLMapper();

    private Chart() {}

    /** The files of values that the chart is tested with. */
    static List<Path> values() throws IOException {
        try (Stream<Path> files = Files.list(VALUES)) {
            return files.sorted().toList();
        }
    }

    static Path values(String name) {
        return VALUES.resolve(name + ".yaml");
    }

    /** A YAML or JSON file of the chart. */
    static JsonNode read(String file) throws IOException {
        return YAML.readTree(FOLDER.resolve(file).toFile());
    }

    /** The objects that a file of values gives. */
    static List<JsonNode> objects(Path values) throws IOException, InterruptedException {
        return objects(Helm.template(values));
    }

    /** The objects in one document after another. */
    static List<JsonNode> objects(String documents) throws IOException {
        try (var objects = YAML.readerFor(JsonNode.class).<JsonNode>readValues(documents)) {
            return objects.readAll().stream().filter(JsonNode::isObject).toList();
        }
    }
}
