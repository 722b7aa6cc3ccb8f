package dev.apriori.experiment.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The resource's schema, out of the same definition that a cluster is given. */
final class Schema {
    private static final String DEFINITION = "/dev/apriori/experiment/aprioriexperiments.apriori.dev-v1.yml";
    private static final JsonNode ROOT = read();

    private Schema() {}

    private static JsonNode read() {
        try (InputStream definition = Schema.class.getResourceAsStream(DEFINITION)) {
            if (definition == null) {
                throw new IllegalStateException(DEFINITION + " is not on the class path");
            }
            return new YAMLMapper().readTree(definition).at("/spec/versions/0/schema/openAPIV3Schema");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schema of a whole resource. */
    static JsonNode root() {
        return ROOT;
    }

    /** The schema of {@code spec}. */
    static JsonNode spec() {
        return ROOT.at("/properties/spec");
    }

    /**
     * Does what the API server does before it looks at anything: takes nulls for absent, and fills in the defaults of
     * what is absent.
     */
    static void fillDefaults(JsonNode value, JsonNode schema) {
        if (value instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> property :
                    schema.path("properties").properties()) {
                String name = property.getKey();
                if (object.path(name).isNull()) {
                    object.remove(name);
                }
                if (!object.has(name) && property.getValue().has("default")) {
                    object.set(name, property.getValue().get("default").deepCopy());
                }
                fillDefaults(object.path(name), property.getValue());
            }
        }
    }
}
