package dev.apriori.experiment.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.experiment.check.Problem;
import dev.apriori.experiment.check.SpecChecks;
import dev.apriori.experiment.file.InvalidExperimentException.LocatedProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads an AprioriExperiment as {@code kubectl apply} would take it: one YAML document, nothing in it that is not
 * known, everything within its bounds.
 */
public final class ExperimentFile {
    private static final int MAX_BYTES = 1 << 20;
    private static final String SUCH_AS =
            "give a YAML file with an AprioriExperiment, such as" + " examples/quickstart/experiment.yaml";
    private static final Pattern LINE = Pattern.compile(", line ([0-9]{1,7}), column");
    private static final ObjectMapper JSON = new ObjectMapper();

    private ExperimentFile() {}

    /** @throws InvalidExperimentException with all that is wrong with the file */
    public static AprioriExperiment read(Path file) {
        return read(text(file), file.toString());
    }

    /**
     * @param name what problems name as the file
     * @throws InvalidExperimentException with all that is wrong with the text
     */
    public static AprioriExperiment read(String text, String name) {
        LocatedYaml yaml = parse(text, name);
        if (!yaml.root().isContainerNode() && yaml.root().asText("").isBlank()) {
            throw invalid(name, 0, new Problem("", "is empty; " + SUCH_AS));
        }
        if (yaml.several()) {
            throw invalid(name, 0, new Problem("", "has several YAML documents; give one AprioriExperiment a file"));
        }
        JsonNode resource = yaml.root();
        List<Problem> problems = SpecChecks.checkWritten(resource);
        if (!problems.isEmpty()) {
            throw new InvalidExperimentException(problems.stream()
                    .map(problem -> new LocatedProblem(name, yaml.lineOf(problem.field()), problem))
                    .toList());
        }
        return bind((ObjectNode) resource);
    }

    private static AprioriExperiment bind(ObjectNode resource) {
        try {
            return JSON.treeToValue(resource.without("status"), AprioriExperiment.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the checks let through what cannot be read", e);
        }
    }

    private static LocatedYaml parse(String text, String name) {
        try {
            return LocatedYaml.parse(text);
        } catch (LocatedYaml.UnsupportedYamlException e) {
            throw invalid(name, 0, new Problem(e.field(), e.getMessage()));
        } catch (JsonProcessingException e) {
            throw invalid(name, line(e), new Problem("", "is not valid YAML: " + what(e)));
        } catch (IOException e) {
            throw invalid(name, 0, new Problem("", "is not valid YAML: " + e.getMessage()));
        }
    }

    /** What the YAML parser says, without the excerpts that it puts, indented, between the parts. */
    private static String what(JsonProcessingException e) {
        return e.getOriginalMessage()
                .lines()
                .filter(line -> !line.startsWith(" "))
                .collect(Collectors.joining(": "));
    }

    /** The parser names where the part began that it was in, and then where it could not go on. */
    private static int line(JsonProcessingException e) {
        Matcher lines = LINE.matcher(e.getOriginalMessage());
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        while (lines.find()) {
            line = Integer.parseInt(lines.group(1));
        }
        return line;
    }

    private static String text(Path file) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw invalid(file.toString(), 0, new Problem("", "does not exist; " + SUCH_AS));
        } catch (IOException e) {
            throw invalid(file.toString(), 0, new Problem("", "cannot be read (" + e.getMessage() + "); " + SUCH_AS));
        }
        if (bytes.length > MAX_BYTES) {
            throw invalid(file.toString(), 0, new Problem("", "has more than 1 MiB; " + SUCH_AS));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw invalid(file.toString(), 0, new Problem("", "is not text in UTF-8; " + SUCH_AS));
        }
    }

    private static InvalidExperimentException invalid(String file, int line, Problem problem) {
        return new InvalidExperimentException(List.of(new LocatedProblem(file, line, problem)));
    }
}
