package dev.apriori.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The experiments of the test resources, and the examples that users are given. */
public final class Fixtures {
    private static final Path EXPERIMENTS = Path.of("src/test/resources/experiments");

    private Fixtures() {}

    /** An experiment with one thing wrong; its first line names the field. */
    public record Bad(Path file, String field, String text) {
        @Override
        public String toString() {
            return file.getFileName().toString().replace(".yaml", "").replace('-', ' ');
        }
    }

    /** Experiments with nothing wrong. */
    public static List<Path> good() {
        return Stream.concat(yaml(EXPERIMENTS.resolve("good")), yaml(Path.of("../examples")))
                .toList();
    }

    public static List<Bad> bad() {
        return yaml(EXPERIMENTS.resolve("bad")).map(Fixtures::bad).toList();
    }

    private static Bad bad(Path file) {
        String text = read(file);
        return new Bad(file, text.lines().findFirst().orElseThrow().replace("# field: ", ""), text);
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> yaml(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
