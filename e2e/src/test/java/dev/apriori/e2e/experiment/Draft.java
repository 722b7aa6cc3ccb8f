package dev.apriori.e2e.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.apriori.e2e.cluster.Settings;
import dev.apriori.e2e.cluster.TestNamespace;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * An experiment's file, to be changed and applied. A field is named by its path in the spec, such as
 * {@code execution.parallelism}.
 *
 * <pre>{@code
 * Draft.ofExample("quickstart").with("execution.parallelism", 1).applyIn(namespace);
 * }</pre>
 */
public final class Draft {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final ObjectMapper VALUES = new ObjectMapper();

    private final ObjectNode document;

    private Draft(ObjectNode document) {
        this.document = document;
    }

    /** The experiment of a folder of {@code examples}. */
    public static Draft ofExample(String folder) {
        try {
            return new Draft((ObjectNode) YAML.readTree(Settings.PROJECT
                    .resolve("examples")
                    .resolve(folder)
                    .resolve("experiment.yaml")
                    .toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param value of any kind that JSON has, or a list or map of such */
    public Draft with(String field, Object value) {
        ObjectNode copy = document.deepCopy();
        String pointer = "/spec/" + field.replace('.', '/');
        int last = pointer.lastIndexOf('/');
        copy.withObject(pointer.substring(0, last)).set(pointer.substring(last + 1), VALUES.valueToTree(value));
        return new Draft(copy);
    }

    public Draft named(String name) {
        ObjectNode copy = document.deepCopy();
        copy.withObject("/metadata").put("name", name);
        return new Draft(copy);
    }

    public String name() {
        return document.at("/metadata/name").asText();
    }

    public String yaml() {
        try {
            return YAML.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Applies it by kubectl; applied again, it changes the experiment that is there. */
    public LiveExperiment applyIn(TestNamespace namespace) {
        namespace.kubectl().apply(yaml()).orFail();
        return new LiveExperiment(namespace, name());
    }
}
