package dev.apriori.bench.quality;

import dev.apriori.mining.evaluate.Quality;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jetbrains.letsPlot.awt.plot.PlotSvgExport;

/** The hit rates as points on their intervals of confidence, and the goals as lines. */
final class QualityPlot {
    private static final int WIDTH = 760;
    private static final int ROW_HEIGHT = 52;
    private static final int MARGIN = 120;

    private QualityPlot() {}

    static String svg(List<Summary> summaries) {
        List<Summary> upwards = new ArrayList<>(summaries);
        Collections.reverse(upwards);
        Map<String, Object> data = map(
                "who",
                column(upwards, summary -> shortened(summary.name())),
                "rate",
                column(upwards, summary -> summary.mean(Quality::hitRateAt10)),
                "from",
                column(upwards, summary -> summary.hitRate().from()),
                "to",
                column(upwards, summary -> summary.hitRate().to()),
                "label",
                column(upwards, summary -> String.format(Locale.ROOT, "%.3f", summary.mean(Quality::hitRateAt10))));
        Map<String, Object> ranges = layer("segment", data, "x", "from", "xend", "to", "y", "who", "yend", "who");
        ranges.put("color", "#8fb8de");
        ranges.put("size", 3.0);
        Map<String, Object> points = layer("point", data, "x", "rate", "y", "who");
        points.put("color", "#1f5f99");
        points.put("size", 5.0);
        Map<String, Object> labels = layer("text", data, "x", "rate", "y", "who", "label", "label");
        labels.put("nudge_y", 0.25);
        labels.put("size", 6.0);
        Map<String, Object> spec =
                map("kind", "plot", "ggsize", map("width", WIDTH, "height", MARGIN + ROW_HEIGHT * upwards.size()));
        spec.put(
                "ggtitle",
                map(
                        "text",
                        "Hit rate at 10 on held-out likes",
                        "subtitle",
                        "with 95 % confidence; dashed, the goals of rules and of the hybrid"));
        spec.put("layers", list(goal(Goal.RULES_HIT), goal(Goal.HYBRID_HIT), ranges, points, labels));
        spec.put(
                "scales",
                list(
                        map("aesthetic", "x", "name", "hit rate", "limits", list(0.0, null)),
                        map("aesthetic", "y", "discrete", true, "name", "")));
        spec.put("theme", map("name", "light", "axis_text_y", map("size", 12)));
        return PlotSvgExport.INSTANCE.buildSvgImageFromRawSpecs(spec, null, true);
    }

    /** The library cuts names on an axis that are longer than some twenty letters. */
    private static String shortened(String name) {
        return name.replaceFirst("^rules, ", "").replaceFirst("^rules alone, ", "rules, ");
    }

    private static Map<String, Object> goal(double at) {
        Map<String, Object> line = map("geom", "vline", "xintercept", at, "color", "#606060", "tooltips", "none");
        line.put("linetype", "dashed");
        return line;
    }

    private static Map<String, Object> layer(String geom, Map<String, Object> data, Object... mapping) {
        Map<String, Object> layer = map("geom", geom, "tooltips", "none", "sampling", "none", "show_legend", false);
        layer.put("data", data);
        layer.put("mapping", map(mapping));
        return layer;
    }

    private static List<Object> column(List<Summary> summaries, Function<Summary, Object> value) {
        return new ArrayList<>(summaries.stream().map(value).toList());
    }

    private static List<Object> list(Object... values) {
        List<Object> list = new ArrayList<>();
        Collections.addAll(list, values);
        return list;
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
