package dev.apriori.miner.local;

import dev.apriori.mining.generate.SampleGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** An experiment on a small made-up sample: 8 trials in 2 passes, unless told otherwise. */
public record SmallExperiment(String name, Map<String, String> spec) {
    private static final SampleGenerator SAMPLE = new SampleGenerator(120, 80, 7);

    public SmallExperiment {
        spec = Map.copyOf(spec);
    }

    /** Under a name that no other has. */
    public static SmallExperiment fresh() {
        return new SmallExperiment(
                "small-" + UUID.randomUUID().toString().substring(0, 8),
                Map.of(
                        "dataset",
                        "{format: MovieLensCsv, uri: 'file:ratings.csv', itemNames: 'file:movies.csv'}",
                        "grid",
                        "{minSupport: ['0.2', '0.15'], minThreshold: ['0.5', '1.2'], maxLength: [2, 3]}"));
    }

    /** The same with another part of the spec, in YAML's flow style. */
    public SmallExperiment with(String part, String yaml) {
        Map<String, String> changed = new LinkedHashMap<>(spec);
        changed.put(part, yaml);
        return new SmallExperiment(name, changed);
    }

    /** Writes the experiment, and its data beside it. */
    public Path write(Path folder) {
        String parts = spec.entrySet().stream()
                .map(part -> "  " + part.getKey() + ": " + part.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            if (Files.notExists(folder.resolve(SampleGenerator.RATINGS))) {
                SAMPLE.write(folder);
            }
            return Files.writeString(
                    folder.resolve(name + ".yaml"),
                    "apiVersion: apriori.dev/v1alpha1\nkind: AprioriExperiment\nmetadata: {name: " + name + "}\nspec:\n"
                            + parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
