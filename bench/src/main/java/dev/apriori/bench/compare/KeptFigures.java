package dev.apriori.bench.compare;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Figures as a file keeps them: rows that were measured one after the other in several runs make one report. */
final class KeptFigures {
    static final String MACHINE = "machine";
    static final String ROWS = "rows";

    private KeptFigures() {}

    /** A row of the file. */
    record KeptRow(
            String kind,
            String work,
            @JsonProperty("by_memory") boolean byMemory,
            long found,
            double ratio,
            List<KeptFigure> contestants) {
        static KeptRow of(Result result) {
            return new KeptRow(
                    result.row().kind(),
                    result.row().work(),
                    result.row().byMemory(),
                    result.ours().found(),
                    result.ratio(result.best()),
                    result.figures().stream().map(KeptFigure::of).toList());
        }

        private Result result() {
            return new Result(
                    new Row(kind, work, byMemory, List.of()),
                    contestants.stream().map(kept -> kept.figure(found)).toList());
        }
    }

    /** A contestant's medians. */
    record KeptFigure(
            String name,
            boolean yardstick,
            double seconds,
            @JsonProperty("cpu_seconds") double cpuSeconds,
            @JsonProperty("peak_mb") double peakMb,
            int rounds) {
        private static KeptFigure of(Figure figure) {
            return new KeptFigure(
                    figure.name(),
                    figure.yardstick(),
                    figure.seconds(),
                    figure.cpu(),
                    figure.megabytes(),
                    figure.rounds());
        }

        private Figure figure(long found) {
            var figure = new Figure(name, yardstick);
            figure.add(new Answer(List.of(seconds), cpuSeconds, found, peakMb, false));
            return figure;
        }
    }

    /** What several runs have measured, with the machine as the first found it. */
    static Report read(List<Path> files) throws IOException {
        var mapper = new JsonMapper();
        List<Machine> machines = new ArrayList<>();
        List<Result> results = new ArrayList<>();
        for (Path file : files) {
            JsonNode kept = mapper.readTree(file.toFile());
            machines.add(mapper.treeToValue(kept.get(MACHINE), Machine.class));
            for (JsonNode row : kept.get(ROWS)) {
                results.add(mapper.treeToValue(row, KeptRow.class).result());
            }
        }
        return new Report(machines.get(0), results);
    }
}
