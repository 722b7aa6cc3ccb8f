package dev.apriori.miner.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jetbrains.letsPlot.awt.plot.PlotSvgExport;

/**
 * A plot by its parts, drawn by lets-plot as SVG on white. The same plot gives the same text.
 *
 * @param subtitle what it is of, such as a trial's parameters
 * @param caption how to read it; below the plot
 * @param panelsAcross how many panels stand side by side where layers have a {@link Aes#PANEL} column
 */
record Plot(
        String title,
        String subtitle,
        String caption,
        int width,
        int height,
        Axes axes,
        int panelsAcross,
        List<Layer> layers,
        List<Scale> scales) {

    /** Which axes are drawn with their ticks. */
    enum Axes {
        BOTH,
        HORIZONTAL,
        NONE
    }

    private static final int BY_NAME = 1;

    String svg() {
        return StableSvg.of(PlotSvgExport.INSTANCE.buildSvgImageFromRawSpecs(spec(), null, true));
    }

    /** The plot as lets-plot's specification: nested maps, which lets-plot changes while it draws. */
    private Map<String, Object> spec() {
        Map<String, Object> spec = new HashMap<>();
        spec.put("kind", "plot");
        spec.put("ggsize", map("width", width, "height", height));
        spec.put("ggtitle", map("text", title, "subtitle", subtitle));
        spec.put("caption", map("text", caption));
        spec.put("coord", map("name", "cartesian"));
        spec.put("theme", theme());
        spec.put("layers", new ArrayList<>(layers.stream().map(Layer::spec).toList()));
        spec.put("scales", new ArrayList<>(scales.stream().map(Scale::spec).toList()));
        if (panelsAcross > 0) {
            Map<String, Object> facet = map("name", "wrap", "facets", List.of(Aes.PANEL.id()), "ncol", panelsAcross);
            facet.put("order", new ArrayList<>(List.of(BY_NAME)));
            spec.put("facet", facet);
        }
        return spec;
    }

    private Map<String, Object> theme() {
        Map<String, Object> theme = map(
                "name",
                "light",
                "plot_title",
                map("face", "bold", "size", 17),
                "plot_subtitle",
                map("size", 13, "color", "#606060"),
                "plot_caption",
                map("size", 12, "color", "#606060"),
                "axis_text_x",
                map("angle", 0),
                "plot_margin",
                map("t", 12, "r", 12, "b", 8, "l", 8));
        if (axes != Axes.BOTH) {
            theme.putAll(map("axis_text_y", "blank", "axis_ticks_y", "blank", "panel_grid", "blank"));
            theme.putAll(map("axis_title", "blank", "panel_border", "blank"));
        }
        if (axes == Axes.NONE) {
            theme.putAll(map("axis_text", "blank", "axis_ticks", "blank", "axis_line", "blank"));
        }
        return theme;
    }

    /** A map that lets-plot may change. */
    static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
