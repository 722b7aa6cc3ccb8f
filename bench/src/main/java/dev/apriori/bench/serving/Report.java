package dev.apriori.bench.serving;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The figures as Markdown, which reads well on a terminal, too, and as JSON.
 *
 * @param load the machine's load by others before it began
 */
record Report(List<Row> rows, double load) {
    /**
     * A line of the table.
     *
     * @param moreIsBetter what a ratio above 1 stands for: more of ours, or less
     */
    private record Line(String name, ToDoubleFunction<Figures> figure, boolean moreIsBetter) {
        String ratio(Figures ours, Figures other) {
            double ratio = figure.applyAsDouble(ours) / figure.applyAsDouble(other);
            return digits(moreIsBetter ? ratio : 1 / ratio);
        }
    }

    private static final List<Line> LINES = List.of(
            new Line("requests a second, " + LoadTool.CONNECTIONS + " connections", Figures::perSecond, true),
            new Line("median latency at that load, ms", Figures::p50Millis, false),
            new Line("99th percentile at that load, ms", Figures::p99Millis, false),
            new Line("median latency at half of its own top load, ms", Figures::halfP50Millis, false),
            new Line("99th percentile at half of its own top load, ms", Figures::halfP99Millis, false),
            new Line("median latency of one client alone, ms", Figures::aloneP50Millis, false),
            new Line("cold start, process start to ready, s", Figures::startSeconds, false),
            new Line("resident memory after the load, MiB", Figures::megabytes, false));

    String markdown() {
        return "Measured with " + Runtime.getRuntime().availableProcessors()
                + " cores, which server and load tool share,"
                + " Java " + Runtime.version() + ". The machine's load was "
                + digits(load) + " at the start.\n\n"
                + rows.stream().map(Report::table).collect(Collectors.joining("\n"));
    }

    private static String table(Row row) {
        List<String> names = List.copyOf(row.figures().keySet());
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "### %,d rules%n%n| |", row.rules()));
        names.forEach(name -> text.append(' ').append(name).append(" |"));
        text.append(names.size() > 1 ? " ratio |\n|---|" : "\n|---|");
        text.append("---|".repeat(names.size() + (names.size() > 1 ? 1 : 0))).append('\n');
        for (Line line : LINES) {
            text.append("| ").append(line.name()).append(" |");
            for (Map.Entry<String, Figures> figures : row.figures().entrySet()) {
                text.append(' ')
                        .append(digits(line.figure().applyAsDouble(figures.getValue())))
                        .append(" |");
            }
            if (names.size() > 1) {
                text.append(" **")
                        .append(line.ratio(row.ours(), row.figures().get(names.getLast())))
                        .append("** |");
            }
            text.append('\n');
        }
        return text.toString();
    }

    String json() throws IOException {
        return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(rows) + "\n";
    }

    /** Three digits that count. */
    static String digits(double value) {
        if (value >= 100 || value == 0) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        int decimals = (int) Math.clamp(2 - Math.floor(Math.log10(value)), 0, 6);
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
