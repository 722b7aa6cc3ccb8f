package dev.apriori.miner.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How values become places or colours. */
sealed interface Scale {
    Map<String, Object> spec();

    /**
     * A place along an axis.
     *
     * @param ticks where the axis is marked
     * @param labels what the marks say
     */
    record Position(
            Aes aes, String name, boolean logarithmic, double low, double high, List<Double> ticks, List<String> labels)
            implements Scale {
        /** An axis of numbers. */
        static Position of(Aes aes, String name, boolean logarithmic, double low, double high, List<Double> ticks) {
            List<String> labels = ticks.stream().map(Figures::number).toList();
            return new Position(aes, name, logarithmic, low, high, ticks, labels);
        }

        static Position of(Aes aes, String name, ValueSpan values) {
            return of(aes, name, values.logarithmic(), values.low(), values.high(), values.ticks());
        }

        @Override
        public Map<String, Object> spec() {
            Map<String, Object> spec = Plot.map(
                    "aesthetic", aes.id(),
                    "name", name,
                    "limits", new ArrayList<>(List.of(low, high)),
                    "expand", new ArrayList<>(List.of(0.0, 0.0)),
                    "breaks", new ArrayList<>(ticks),
                    "labels", new ArrayList<>(labels));
            if (logarithmic) {
                spec.put("trans", "log10");
            }
            return spec;
        }
    }

    /**
     * From light green to dark violet as values rise: readable on white, by the colour-blind, and in grey. What has no
     * value is light grey.
     */
    record Viridis(Aes aes, String name, boolean logarithmic, List<Double> ticks) implements Scale {
        static Viridis of(Aes aes, String name, ValueSpan values) {
            return new Viridis(aes, name, values.logarithmic(), values.ticks());
        }

        private static final int BAR_HEIGHT = 180;
        private static final int BAR_STEPS = 60;

        @Override
        public Map<String, Object> spec() {
            Map<String, Object> spec = Plot.map(
                    "aesthetic",
                    aes.id(),
                    "name",
                    name,
                    "scale_mapper_kind",
                    "color_cmap",
                    "option",
                    "viridis",
                    "direction",
                    -1,
                    "end",
                    0.93,
                    "breaks",
                    new ArrayList<>(ticks),
                    "labels",
                    new ArrayList<>(ticks.stream().map(Figures::number).toList()),
                    "na_value",
                    "#d8d8d8",
                    "guide",
                    Plot.map("name", "colorbar", "barheight", BAR_HEIGHT, "nbin", BAR_STEPS));
            if (logarithmic) {
                spec.put("trans", "log10");
            }
            return spec;
        }
    }

    /** The values are what they stand for: a width in points, a colour by its code. */
    record AsGiven(Aes aes) implements Scale {
        @Override
        public Map<String, Object> spec() {
            return Plot.map("aesthetic", aes.id(), "scale_mapper_kind", "identity", "guide", "none");
        }
    }
}
