package dev.apriori.bench.serving;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jetbrains.letsPlot.awt.plot.PlotSvgExport;

/** Requests a second of each, on a logarithmic axis. */
final class ServingPlot {
    private static final int WIDTH = 760;
    private static final int BAR_HEIGHT = 40;
    private static final int MARGIN = 120;
    private static final double LEAST = 50;
    private static final double MOST = 100_000;

    private ServingPlot() {}

    static String svg(List<Row> rows) {
        List<Object> names = new ArrayList<>();
        List<Object> amounts = new ArrayList<>();
        List<Object> labels = new ArrayList<>();
        List<Object> who = new ArrayList<>();
        for (Row row : rows.reversed()) {
            row.figures().forEach((name, figures) -> {
                names.add(Report.digits(row.rules()) + " rules");
                amounts.add(figures.perSecond());
                labels.add(Report.digits(figures.perSecond()));
                who.add(name);
            });
        }
        Map<String, Object> data = map("who", names, "amount", amounts, "label", labels, "name", who);
        Map<String, Object> mapping = map("x", "amount", "y", "who", "color", "name");
        Map<String, Object> points = map("geom", "point", "size", 6.0, "tooltips", "none");
        points.put("data", data);
        points.put("mapping", mapping);
        Map<String, Object> text = map("geom", "text", "nudge_y", 0.2, "size", 6.0, "show_legend", false);
        text.put("data", data);
        text.put("mapping", map("x", "amount", "y", "who", "label", "label"));
        int height = MARGIN + BAR_HEIGHT * names.size();
        Map<String, Object> spec = map("kind", "plot", "ggsize", map("width", WIDTH, "height", height));
        spec.put("ggtitle", map("text", "Requests a second at " + LoadTool.CONNECTIONS + " connections"));
        spec.put("layers", new ArrayList<>(List.of(points, text)));
        spec.put(
                "scales",
                new ArrayList<>(List.of(
                        map(
                                "aesthetic",
                                "x",
                                "trans",
                                "log10",
                                "name",
                                "requests a second",
                                "limits",
                                new ArrayList<>(List.of(LEAST, MOST)),
                                "format",
                                ",d",
                                "breaks",
                                new ArrayList<>(List.of(100.0, 1_000.0, 10_000.0, 100_000.0))),
                        map("aesthetic", "color", "discrete", true, "name", ""),
                        map("aesthetic", "y", "discrete", true, "name", ""))));
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
