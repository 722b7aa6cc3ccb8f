package dev.apriori.bench.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jetbrains.letsPlot.awt.plot.PlotSvgExport;

/** All ratios to the best of the others at one look: a point for each kind, right of the line where we are ahead. */
final class RatioPlot {
    private static final int WIDTH = 940;
    private static final int ROW_HEIGHT = 44;
    private static final int MARGIN = 110;

    private RatioPlot() {}

    static String svg(List<Result> results) {
        List<Result> upwards = new ArrayList<>(results);
        Collections.reverse(upwards);
        List<Object> ratios = new ArrayList<>();
        List<Object> names = new ArrayList<>();
        List<Object> kinds = new ArrayList<>();
        for (Result result : upwards) {
            ratios.add(result.ratio(result.best()));
            names.add(shortened(result.row().work()));
            kinds.add(result.row().kind());
        }
        Map<String, Object> points = map("geom", "point", "size", 4.0, "tooltips", "none", "sampling", "none");
        points.put("data", map("ratio", ratios, "row", names, "kind", kinds));
        points.put("mapping", map("x", "ratio", "y", "row", "color", "kind"));
        Map<String, Object> line = map("geom", "vline", "xintercept", 1.0, "color", "#606060", "tooltips", "none");
        Map<String, Object> spec = map("kind", "plot", "ggsize", map("width", WIDTH, "height", height(names)));
        spec.put("ggtitle", map("text", "How many times ahead of the best of the others", "subtitle", "1: as good"));
        spec.put("layers", new ArrayList<>(List.of(line, points)));
        spec.put(
                "scales",
                new ArrayList<>(List.of(map("aesthetic", "x", "trans", "log10", "name", "ratio"), y(), colours())));
        spec.put("theme", map("name", "light", "axis_text_y", map("size", 10)));
        return PlotSvgExport.INSTANCE.buildSvgImageFromRawSpecs(spec, null, true);
    }

    private static Map<String, Object> y() {
        return map("aesthetic", "y", "discrete", true, "name", "");
    }

    private static Map<String, Object> colours() {
        return map(
                "aesthetic",
                "color",
                "discrete",
                true,
                "name",
                "",
                "scale_mapper_kind",
                "color_brewer",
                "palette",
                "Paired");
    }

    /** The library cuts names on an axis that are longer than some twenty letters. */
    private static String shortened(String work) {
        return work.replace("-latest", "").replace("D100K", "").replaceFirst(", [0-9,]+ users", "");
    }

    private static int height(List<Object> names) {
        return MARGIN + ROW_HEIGHT * (int) names.stream().distinct().count();
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
