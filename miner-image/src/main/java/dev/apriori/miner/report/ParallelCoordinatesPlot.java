package dev.apriori.miner.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A sweep as lines: an axis for each parameter that differs, then the number of rules and the objective; a line for each
 * trial, coloured by the objective. Trials of the same value pass its axis side by side, the better the higher.
 */
final class ParallelCoordinatesPlot {
    private static final int MOST_LINES = 300;
    private static final int BEST_ALWAYS_DRAWN = 50;
    private static final int MOST_LABELS = 12;
    private static final double LOGARITHMIC_FROM = 20;
    private static final double WIDEST_BAND = 0.1;
    private static final String HIGHLIGHT = "#c0392b";

    private final Sweep sweep;
    private final List<ParameterAxis> axes;
    private final List<Sweep.Finisher> finishers;
    private final List<Sweep.Finisher> drawn;
    private final ValueSpan objective;
    private final ValueSpan rules;

    private ParallelCoordinatesPlot(Sweep sweep) {
        this.sweep = sweep;
        axes = ParameterAxis.varying(sweep);
        finishers = sweep.finishers();
        drawn = thinned(finishers, BEST_ALWAYS_DRAWN, MOST_LINES);
        objective = ValueSpan.of(drawn.stream().mapToDouble(f -> f.found().objective()), LOGARITHMIC_FROM);
        rules = ValueSpan.of(
                finishers.stream().mapToDouble(f -> (double) f.found().rules()), LOGARITHMIC_FROM);
    }

    /** @param sweep with one trial at least that found rules */
    static Plot of(Sweep sweep) {
        return new ParallelCoordinatesPlot(sweep).plot();
    }

    private Plot plot() {
        List<Sweep.Trial> others = thinned(sweep.others(), 0, MOST_LINES / 4);
        Sweep.Finisher best = finishers.getFirst();
        int last = axes.size() + 1;
        List<String> names =
                new ArrayList<>(axes.stream().map(ParameterAxis::name).toList());
        names.addAll(List.of("rules", sweep.objective()));
        List<Double> places =
                IntStream.rangeClosed(0, last).mapToObj(i -> (double) i).toList();
        return new Plot(
                Figures.count(sweep.trials().size())
                        + (sweep.trials().size() == 1 ? " trial of " : " trials of ")
                        + sweep.name(),
                "Best: trial " + best.trial().number() + " with " + sweep.objective() + " "
                        + Figures.number(best.found().objective()) + ", the red line",
                caption(others.size()),
                940,
                520,
                Plot.Axes.HORIZONTAL,
                0,
                List.of(axisLines(last), grey(others), lines(), line(best), labels()),
                List.of(
                        new Scale.Position(Aes.X, "", false, -0.4, last + 0.15, places, names),
                        Scale.Position.of(Aes.Y, "", false, -0.08, 1.08, List.of()),
                        Scale.Viridis.of(Aes.COLOR, sweep.objective(), objective)));
    }

    private String caption(int others) {
        String thinned = drawn.size() < finishers.size()
                ? drawn.size() + " of the trials are drawn, the best " + BEST_ALWAYS_DRAWN + " among them. "
                : "";
        return thinned + (others == 0 ? "" : "Grey: trials that found no rule or failed.");
    }

    /** The first ones and an even choice of those that follow. */
    private static <T> List<T> thinned(List<T> all, int first, int most) {
        if (all.size() <= most) {
            return all;
        }
        List<T> chosen = new ArrayList<>(all.subList(0, first));
        for (int i = 0; i < most - first; i++) {
            chosen.add(all.get(first + (int) ((long) i * (all.size() - first) / (most - first))));
        }
        return chosen;
    }

    /** Best last, so that they lie on top. */
    private Layer lines() {
        Map<Sweep.Trial, Double> heights = new HashMap<>();
        for (int rank = 0; rank < finishers.size(); rank++) {
            heights.put(finishers.get(rank).trial(), height(rank));
        }
        Path path = new Path();
        for (Sweep.Finisher finisher : drawn.reversed()) {
            parameters(path, finisher.trial(), heights.get(finisher.trial()));
            path.to(axes.size(), rules.position((double) finisher.found().rules()));
            path.to(axes.size() + 1, objective.position(finisher.found().objective()));
            path.end(finisher.trial().number(), finisher.found().objective());
        }
        return path.layer()
                .column(Aes.COLOR, path.colors)
                .constant(Aes.SIZE, 0.9)
                .constant(Aes.ALPHA, 0.75);
    }

    private double height(int rank) {
        return finishers.size() == 1 ? 0.5 : 1 - (double) rank / (finishers.size() - 1);
    }

    private Layer line(Sweep.Finisher best) {
        Path path = new Path();
        parameters(path, best.trial(), height(0));
        path.to(axes.size(), rules.position((double) best.found().rules()));
        path.to(axes.size() + 1, objective.position(best.found().objective()));
        path.end(0, 0);
        return path.layer().constant(Aes.COLOR, HIGHLIGHT).constant(Aes.SIZE, 2);
    }

    private Layer grey(List<Sweep.Trial> others) {
        Path path = new Path();
        for (Sweep.Trial trial : others) {
            parameters(path, trial, 0);
            path.end(trial.number(), 0);
        }
        return path.layer().constant(Aes.COLOR, "#b0b0b0").constant(Aes.SIZE, 0.7);
    }

    /** @param height among the trials of the same value, from 0 for the worst to 1 for the best */
    private void parameters(Path path, Sweep.Trial trial, double height) {
        for (int i = 0; i < axes.size(); i++) {
            ParameterAxis axis = axes.get(i);
            double band = Math.min(WIDEST_BAND, 0.6 / axis.values().size());
            path.to(i, axis.position(axis.index(trial)) + (height - 0.5) * band);
        }
    }

    private static Layer axisLines(int last) {
        List<Double> places =
                IntStream.rangeClosed(0, last).mapToObj(i -> (double) i).toList();
        return Layer.of(Layer.Mark.SEGMENT)
                .column(Aes.X, places)
                .column(Aes.XEND, places)
                .constant(Aes.Y, -0.06)
                .constant(Aes.YEND, 1.06)
                .constant(Aes.COLOR, "#a0a0a0")
                .constant(Aes.SIZE, 0.5);
    }

    private Layer labels() {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            ParameterAxis axis = axes.get(i);
            int step = (axis.values().size() + MOST_LABELS - 1) / MOST_LABELS;
            for (int value = 0; value < axis.values().size(); value += step) {
                x.add(i - 0.03);
                y.add(axis.position(value));
                labels.add(Titles.cut(axis.values().get(value), 14));
            }
        }
        List<ValueSpan> results = List.of(rules, objective);
        for (int i = 0; i < results.size(); i++) {
            for (double tick : results.get(i).ticks()) {
                x.add(axes.size() + i - 0.03);
                y.add(results.get(i).position(tick));
                labels.add(Figures.number(tick));
            }
        }
        return Layer.of(Layer.Mark.LABEL)
                .column(Aes.X, x)
                .column(Aes.Y, y)
                .column(Aes.LABEL, labels)
                .constant(Aes.HJUST, 1.0)
                .constant(Aes.SIZE, 6)
                .constant(Aes.FILL, "white")
                .constant(Aes.ALPHA, 0.85)
                .constant(Aes.COLOR, "#404040");
    }

    /** The corners of many lines, as columns. */
    private static final class Path {
        private final List<Double> xs = new ArrayList<>();
        private final List<Double> ys = new ArrayList<>();
        private final List<String> groups = new ArrayList<>();
        final List<Double> colors = new ArrayList<>();

        void to(double x, double y) {
            xs.add(x);
            ys.add(y);
        }

        /** The corners since the last end are this line's. */
        void end(int line, double color) {
            while (groups.size() < xs.size()) {
                groups.add("line " + line);
                colors.add(color);
            }
        }

        Layer layer() {
            return Layer.of(Layer.Mark.LINE).column(Aes.X, xs).column(Aes.Y, ys).column(Aes.GROUP, groups);
        }
    }
}
