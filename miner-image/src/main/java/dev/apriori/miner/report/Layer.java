package dev.apriori.miner.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Marks of one kind. Each column has a value for every mark; a constant holds for all of them. Later marks are drawn over
 * earlier ones, and later layers over earlier layers.
 */
record Layer(Mark mark, Map<Aes, List<?>> columns, Map<Aes, Object> constants, boolean inLegend) {

    enum Mark {
        POINT,
        LINE,
        SEGMENT,
        TEXT,
        LABEL,
        TILE
    }

    static Layer of(Mark mark) {
        return new Layer(mark, Map.of(), Map.of(), true);
    }

    Layer column(Aes aes, double... values) {
        return column(aes, Arrays.stream(values).boxed().toList());
    }

    /** @param values numbers all doubles, or texts; null for what has none */
    Layer column(Aes aes, List<?> values) {
        Map<Aes, List<?>> more = new EnumMap<>(Aes.class);
        more.putAll(columns);
        more.put(aes, values);
        return new Layer(mark, more, constants, inLegend);
    }

    Layer constant(Aes aes, Object value) {
        Map<Aes, Object> more = new EnumMap<>(Aes.class);
        more.putAll(constants);
        more.put(aes, value);
        return new Layer(mark, columns, more, inLegend);
    }

    Layer outsideLegend() {
        return new Layer(mark, columns, constants, false);
    }

    Map<String, Object> spec() {
        Map<String, Object> data = new HashMap<>();
        Map<String, Object> mapping = new HashMap<>();
        columns.forEach((aes, values) -> {
            data.put(aes.id(), new ArrayList<>(values));
            if (aes != Aes.PANEL) {
                mapping.put(aes.id(), aes.id());
            }
        });
        Map<String, Object> spec = Plot.map(
                "geom",
                mark.name().toLowerCase(Locale.ROOT),
                "data",
                data,
                "mapping",
                mapping,
                "tooltips",
                "none",
                "sampling",
                "none",
                "show_legend",
                inLegend);
        if (mark == Mark.LABEL) {
            spec.putAll(Plot.map("label_size", 0.0, "label_padding", 0.1));
        }
        constants.forEach((aes, value) -> spec.put(aes.id(), value));
        return spec;
    }
}
