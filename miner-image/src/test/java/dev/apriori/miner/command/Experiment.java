package dev.apriori.miner.command;

import dev.apriori.mining.generate.SampleGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small experiment in a folder, to be spoiled line by line. */
final class Experiment {
    private final Path folder;
    private final String name;
    private String yaml;

    private Experiment(Path folder, String name, String yaml) {
        this.folder = folder;
        this.name = name;
        this.yaml = yaml;
    }

    /** With data that have rules. */
    static Experiment in(Path folder) {
        new SampleGenerator(120, 50, 1).write(folder);
        String name = "t" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        return new Experiment(folder, name, """
                apiVersion: apriori.dev/v1alpha1
                kind: AprioriExperiment
                metadata:
                  name: %s
                spec:
                  dataset:
                    format: MovieLensCsv
                    uri: %s
                    itemNames: %s
                  grid:
                    minSupport: ["0.2"]
                    metric: [lift]
                    minThreshold: ["1"]
                """.formatted(name, uri(folder, "ratings.csv"), uri(folder, "movies.csv")));
    }

    /** Its name, its MLflow experiment's, and its model's. */
    String name() {
        return name;
    }

    /** The line that begins with the field, written so instead. */
    Experiment with(String field, String line) {
        yaml = yaml.replaceFirst("(?m)^( *)" + field + ":.*$", "$1" + line);
        return this;
    }

    Experiment withRatings(String file, byte[] content) {
        try {
            Files.write(folder.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return with("uri", "uri: " + uri(folder, file));
    }

    Path file() {
        try {
            return Files.writeString(folder.resolve("experiment.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String uri(Path folder, String file) {
        return folder.resolve(file).toUri().toString();
    }
}
