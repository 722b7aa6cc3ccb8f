package dev.apriori.miner.report;

import dev.apriori.mining.rule.Measure;
import dev.apriori.mining.rule.Rules;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** All rules by support and confidence, coloured by lift, the best one named. */
final class SupportConfidencePlot {
    /** Of the rules in a cell of this grid only the one of highest lift is drawn, once there are more than cells. */
    private static final int COLUMNS = 50;

    private static final int ROWS = 30;
    private static final double LOGARITHMIC_FROM = 1.5;
    private static final double MARGIN = 0.03;
    private static final double ABOVE_ALL_POINTS = 1.06;
    private static final String HIGHLIGHT = "#c0392b";
    private static final int MOST_LETTERS_OF_A_RULE = 84;
    /** So many letters of the name fill the panel. */
    private static final double LETTERS_ACROSS = 105;

    private SupportConfidencePlot() {}

    /**
     * @param rules at least one
     * @param subtitle what rules they are
     */
    static Plot of(Rules rules, String subtitle) {
        ValueSpan support = span(IntStream.range(0, rules.size())
                        .mapToDouble(rule -> rules.measure(rule, Measure.SUPPORT)))
                .widened(MARGIN);
        int[] drawn = drawn(rules, support);
        double[] lifts = values(rules, drawn, Measure.LIFT);
        var points = Layer.of(Layer.Mark.POINT)
                .column(Aes.X, values(rules, drawn, Measure.SUPPORT))
                .column(Aes.Y, values(rules, drawn, Measure.CONFIDENCE))
                .column(Aes.COLOR, lifts)
                .constant(Aes.SIZE, 2.6);
        return new Plot(
                Figures.count(rules.size()) + (rules.size() == 1 ? " rule" : " rules") + " by support and confidence",
                subtitle,
                drawn.length < rules.size() ? "Of rules that lie close together the one of highest lift is shown." : "",
                820,
                520,
                Plot.Axes.BOTH,
                0,
                List.of(points, leader(rules), bestPoint(rules), bestName(rules, support)),
                List.of(
                        Scale.Position.of(Aes.X, "support", support),
                        Scale.Position.of(
                                Aes.Y, "confidence", false, -0.03, 1.16, List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0)),
                        Scale.Viridis.of(Aes.COLOR, "lift", span(Arrays.stream(lifts)))));
    }

    /** The rules to draw, worst first: rules come best first, so a cell's first rule is its best. */
    private static int[] drawn(Rules rules, ValueSpan support) {
        var drawn = new IntArrayList();
        var taken = new BitSet(COLUMNS * ROWS);
        boolean few = rules.size() <= COLUMNS * ROWS;
        for (int rule = 0; rule < rules.size(); rule++) {
            int column = (int) (COLUMNS * support.position(rules.measure(rule, Measure.SUPPORT)));
            int row = Math.min(ROWS - 1, (int) (ROWS * rules.measure(rule, Measure.CONFIDENCE)));
            int cell = column * ROWS + row;
            if (few || !taken.get(cell)) {
                taken.set(cell);
                drawn.add(rule);
            }
        }
        int[] worstFirst = new int[drawn.size()];
        for (int i = 0; i < worstFirst.length; i++) {
            worstFirst[i] = drawn.getInt(worstFirst.length - 1 - i);
        }
        return worstFirst;
    }

    private static double[] values(Rules rules, int[] drawn, Measure measure) {
        double[] values = new double[drawn.length];
        for (int i = 0; i < drawn.length; i++) {
            values[i] = rules.measure(drawn[i], measure);
        }
        return values;
    }

    private static Layer bestPoint(Rules rules) {
        return Layer.of(Layer.Mark.POINT)
                .column(Aes.X, rules.measure(0, Measure.SUPPORT))
                .column(Aes.Y, rules.measure(0, Measure.CONFIDENCE))
                .constant(Aes.COLOR, HIGHLIGHT)
                .constant(Aes.SIZE, 4.5);
    }

    /** From the best rule's point up to its name, which stands where no point can be. */
    private static Layer leader(Rules rules) {
        double x = rules.measure(0, Measure.SUPPORT);
        return Layer.of(Layer.Mark.SEGMENT)
                .column(Aes.X, x)
                .column(Aes.XEND, x)
                .column(Aes.Y, rules.measure(0, Measure.CONFIDENCE))
                .column(Aes.YEND, ABOVE_ALL_POINTS)
                .constant(Aes.COLOR, HIGHLIGHT)
                .constant(Aes.SIZE, 0.6);
    }

    /** Its name, over its point as far as the panel's edges let it. */
    private static Layer bestName(Rules rules, ValueSpan support) {
        double x = rules.measure(0, Measure.SUPPORT);
        String name = Titles.rule(rules, 0, MOST_LETTERS_OF_A_RULE) + ", lift "
                + Figures.number(rules.measure(0, Measure.LIFT));
        double width = Math.min(0.98, name.length() / LETTERS_ACROSS);
        double start = Math.clamp(support.position(x) - width / 2, 0.01, 0.99 - width);
        return Layer.of(Layer.Mark.TEXT)
                .column(Aes.X, support.at(start))
                .column(Aes.Y, ABOVE_ALL_POINTS + 0.045)
                .column(Aes.LABEL, List.of(name))
                .constant(Aes.HJUST, 0.0)
                .constant(Aes.SIZE, 6)
                .constant(Aes.COLOR, HIGHLIGHT);
    }

    private static ValueSpan span(DoubleStream values) {
        return ValueSpan.of(values, LOGARITHMIC_FROM);
    }
}
