package dev.apriori.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.comments.CommentLine;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** What values.yaml says of each of its values. */
final class ValueComments {
    private ValueComments() {}

    /**
     * @param path such as mlflow.image.tag
     * @param shown the default in one line; empty for a group of values
     */
    record Value(String path, String shown, String comment) {
        String row() {
            return shown.isEmpty()
                    ? "| **%s** | | %s |\n".formatted(path, comment)
                    : "| `%s` | `%s` | %s |\n".formatted(path, shown, comment);
        }
    }

    /** In the file's order. */
    static List<Value> read() throws IOException {
        LoaderOptions withComments = new LoaderOptions();
        withComments.setProcessComments(true);
        try (Reader file = Files.newBufferedReader(Chart.FOLDER.resolve("values.yaml"))) {
            List<Value> values = new ArrayList<>();
            collect("", (MappingNode) new Yaml(withComments).compose(file), Chart.read("values.yaml"), values);
            return values;
        }
    }

    private static void collect(String prefix, MappingNode commented, JsonNode defaults, List<Value> values) {
        for (NodeTuple entry : commented.getValue()) {
            String name = ((ScalarNode) entry.getKeyNode()).getValue();
            String path = prefix + name;
            if (entry.getValueNode() instanceof MappingNode mapping && isGroup(mapping)) {
                values.add(new Value(path, "", comment(entry)));
                collect(path + ".", mapping, defaults.path(name), values);
            } else {
                values.add(new Value(path, defaults.path(name).toString(), comment(entry)));
            }
        }
    }

    /** Whether the entries are values of their own: then one of them has a comment, and all should. */
    private static boolean isGroup(MappingNode mapping) {
        return mapping.getValue().stream().anyMatch(entry -> !comment(entry).isEmpty());
    }

    /** The lines right above an entry: a blank line ends what is said of something else. */
    private static String comment(NodeTuple entry) {
        List<CommentLine> lines = entry.getKeyNode().getBlockComments();
        if (lines == null) {
            return "";
        }
        List<CommentType> types =
                lines.stream().map(CommentLine::getCommentType).toList();
        return lines.subList(types.lastIndexOf(CommentType.BLANK_LINE) + 1, lines.size()).stream()
                .map(line -> line.getValue().strip())
                .collect(Collectors.joining(" "));
    }
}
