package dev.apriori.bench.compare;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The results as text and as JSON. The text is Markdown, which reads well on a terminal, too. */
record Report(Machine machine, List<Result> results) {
    private static final int BILLION = 1_000_000_000;

    String markdown() {
        StringBuilder text = new StringBuilder();
        text.append(machine.sentence()).append("\n\n");
        for (String kind :
                results.stream().map(result -> result.row().kind()).distinct().toList()) {
            text.append(table(kind)).append('\n');
        }
        text.append(byRatio());
        return text.toString();
    }

    private String table(String kind) {
        List<Result> own = results.stream()
                .filter(result -> result.row().kind().equals(kind))
                .toList();
        boolean memory = own.get(0).row().byMemory();
        StringBuilder text = new StringBuilder("### " + sentence(kind) + "\n\n");
        text.append("| work | ours | best of the others | ratio |").append(memory ? "" : " by processor time |");
        text.append(" the others |\n|---|---|---|---|")
                .append(memory ? "" : "---|")
                .append("---|\n");
        for (Result result : own) {
            Figure best = result.best();
            text.append("| ").append(result.row().work());
            text.append(" | ").append(amount(result.ours(), memory));
            text.append(" | ")
                    .append(amount(best, memory))
                    .append(" (")
                    .append(best.name())
                    .append(')');
            text.append(" | **").append(digits(result.ratio(best))).append("**");
            if (!memory) {
                text.append(" | ").append(digits(result.cpuRatio(best)));
            }
            text.append(" | ").append(others(result)).append(" |\n");
        }
        return text.toString();
    }

    private static String others(Result result) {
        return String.join(
                ", ",
                result.figures().stream()
                        .skip(1)
                        .filter(figure -> figure != result.best())
                        .map(figure -> other(result, figure))
                        .toList());
    }

    private static String other(Result result, Figure figure) {
        String shown =
                figure.yardstick() ? "takes " + amount(figure, result.row().byMemory()) : digits(result.ratio(figure));
        return figure.name() + " " + shown;
    }

    private String byRatio() {
        List<ByRatio.Estimate> estimates = ByRatio.of(results);
        if (estimates.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("### By their ratio to pyfim's eclat\n\n");
        text.append("| work | program | seconds, so estimated | ratio |\n|---|---|---|---|\n");
        for (ByRatio.Estimate estimate : estimates) {
            text.append("| ").append(estimate.work()).append(", ").append(threads(estimate.kind()));
            text.append(" | ").append(estimate.program());
            text.append(" | ").append(digits(estimate.seconds()));
            text.append(" | **").append(digits(estimate.ratio())).append("** |\n");
        }
        return text.toString();
    }

    private static String threads(String kind) {
        return kind.substring(kind.indexOf(',') + 2);
    }

    String json() throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(KeptFigures.MACHINE, machine);
        all.put(KeptFigures.ROWS, results.stream().map(KeptFigures.KeptRow::of).toList());
        all.put("by_ratio", ByRatio.of(results));
        return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(all) + "\n";
    }

    private static String sentence(String kind) {
        return kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
    }

    private static String amount(Figure figure, boolean memory) {
        return memory ? Math.round(figure.megabytes()) + " MB" : digits(figure.seconds()) + " s";
    }

    /** Three digits that count. */
    static String digits(double value) {
        if (value >= 100 || value == 0) {
            return Long.toString(Math.round(Math.min(value, BILLION)));
        }
        int decimals = (int) Math.max(0, 2 - Math.floor(Math.log10(value)));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
