package dev.apriori.bench.scale;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jetbrains.letsPlot.awt.plot.PlotSvgExport;

/**
 * The measurements as a table and as plots.
 *
 * @param sentence how they were made
 */
record ScaleReport(List<Measured> measured, String sentence) {
    private static final double MICROS = 1e6;
    private static final double BYTES_PER_MB = 1 << 20;

    String markdown() {
        StringBuilder text = new StringBuilder(sentence + "\n\n");
        text.append("| users | ratings | likes | itemsets | load | mine | per like | peak memory | per rating |\n");
        text.append("|---|---|---|---|---|---|---|---|---|\n");
        for (Measured row : measured) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %,d | %,d | %,d | %,d | %.2f s | %.2f s | %.3f µs | %,.0f MB | %.0f bytes |%n",
                    row.users(),
                    row.ratings(),
                    row.likes(),
                    row.itemsets(),
                    row.loadSeconds(),
                    row.mineSeconds(),
                    (row.loadSeconds() + row.mineSeconds()) / row.likes() * MICROS,
                    row.peakMb(),
                    row.peakMb() * BYTES_PER_MB / row.ratings()));
        }
        return text.toString();
    }

    String timePlot() {
        List<Object> users = new ArrayList<>();
        List<Object> seconds = new ArrayList<>();
        List<Object> steps = new ArrayList<>();
        for (Measured row : measured) {
            users.addAll(List.of(row.users(), row.users()));
            seconds.addAll(List.of(row.loadSeconds(), row.mineSeconds()));
            steps.addAll(List.of("load", "mine"));
        }
        return plot("seconds", map("users", users, "seconds", seconds, "step", steps), "step");
    }

    String memoryPlot() {
        List<Object> users =
                new ArrayList<>(measured.stream().map(Measured::users).toList());
        List<Object> megabytes =
                new ArrayList<>(measured.stream().map(Measured::peakMb).toList());
        return plot("megabytes", map("users", users, "megabytes", megabytes), "");
    }

    /** Both axes logarithmic: what grows with the users is a line that rises by one decade a decade. */
    private static String plot(String what, Map<String, Object> data, String colour) {
        Map<String, Object> mapping = map("x", "users", "y", what);
        if (!colour.isEmpty()) {
            mapping.put("color", colour);
        }
        List<Object> layers = new ArrayList<>();
        for (String geom : List.of("line", "point")) {
            layers.add(map("geom", geom, "size", geom.equals("line") ? 1.0 : 4.0, "tooltips", "none"));
        }
        Map<String, Object> spec = map("kind", "plot", "data", data, "mapping", mapping, "layers", layers);
        spec.put("ggsize", map("width", 560, "height", 360));
        spec.put("ggtitle", map("text", what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1)));
        spec.put(
                "scales",
                new ArrayList<>(List.of(
                        map("aesthetic", "x", "trans", "log10", "name", "users"),
                        map("aesthetic", "y", "trans", "log10", "name", what))));
        spec.put("theme", map("name", "light"));
        return PlotSvgExport.INSTANCE.buildSvgImageFromRawSpecs(spec, null, true);
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
