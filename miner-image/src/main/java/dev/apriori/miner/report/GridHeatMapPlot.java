package dev.apriori.miner.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A sweep as a map: a panel for each metric, a cell for each least support and threshold, coloured by what its best trial
 * found. Cells without any are grey.
 */
final class GridHeatMapPlot {
    private static final String ROWS = "min_support";
    private static final String COLUMNS = "min_threshold";
    private static final String PANELS = "metric";
    private static final int MOST_CELLS = 1_200;
    private static final int MOST_LABELLED_ACROSS = 14;
    private static final int MOST_PANELS_ACROSS = 3;
    private static final double LOGARITHMIC_FROM = 20;
    private static final int WIDTH = 940;

    private final Sweep sweep;
    private final String name;
    private final DoubleFunction<String> shown;
    private final ParameterAxis panels;
    private final ParameterAxis rows;
    private final ParameterAxis columns;
    private final List<Cell> cells;
    private final Map<Cell, Double> best = new HashMap<>();

    /** Places by the parameters' values; where there are more than fit, neighbours share one. */
    private record Cell(int panel, int row, int column) {}

    private GridHeatMapPlot(
            Sweep sweep, String name, ToDoubleFunction<Sweep.Found> value, DoubleFunction<String> shown) {
        this.sweep = sweep;
        this.name = name;
        this.shown = shown;
        panels = ParameterAxis.of(PANELS, sweep);
        rows = ParameterAxis.of(ROWS, sweep);
        columns = ParameterAxis.of(COLUMNS, sweep);
        cells = sweep.trials().stream()
                .map(this::cell)
                .distinct()
                .sorted(Comparator.comparingInt(Cell::panel)
                        .thenComparingInt(Cell::row)
                        .thenComparingInt(Cell::column))
                .toList();
        for (Sweep.Finisher finisher : sweep.finishers()) {
            best.putIfAbsent(cell(finisher.trial()), value.applyAsDouble(finisher.found()));
        }
    }

    /** @param sweep with one trial at least that found rules */
    static Plot ofObjective(Sweep sweep) {
        return new GridHeatMapPlot(sweep, sweep.objective(), Sweep.Found::objective, Figures::number).plot();
    }

    /** @param sweep with one trial at least that found rules */
    static Plot ofRules(Sweep sweep) {
        return new GridHeatMapPlot(
                        sweep, "rules", found -> (double) found.rules(), rules -> Figures.shortCount((long) rules))
                .plot();
    }

    private Cell cell(Sweep.Trial trial) {
        return new Cell(panels.index(trial), rows.index(trial) / share(rows), columns.index(trial) / share(columns));
    }

    /** How many neighbouring values share a place. */
    private int share(ParameterAxis axis) {
        int most = (int) Math.sqrt((double) MOST_CELLS / panels.values().size());
        return (axis.values().size() + most - 1) / most;
    }

    private int places(ParameterAxis axis) {
        return (axis.values().size() + share(axis) - 1) / share(axis);
    }

    private Plot plot() {
        ValueSpan span = ValueSpan.of(best.values().stream().mapToDouble(Double::doubleValue), LOGARITHMIC_FROM);
        int panelsAcross = Math.min(MOST_PANELS_ACROSS, panels.values().size());
        int panelsDown = (panels.values().size() + panelsAcross - 1) / panelsAcross;
        List<Layer> layers = new ArrayList<>(List.of(tiles()));
        if (places(columns) * panelsAcross <= MOST_LABELLED_ACROSS) {
            layers.add(texts(span));
        }
        return new Plot(
                name + " over the grid of " + sweep.name(),
                Figures.count(sweep.trials().size()) + (sweep.trials().size() == 1 ? " trial" : " trials")
                        + "; each cell shows the best of its trials",
                best.size() == cells.size() ? "" : "Grey: no trial there found a rule.",
                WIDTH,
                140 + panelsDown * Math.clamp(36L * places(rows) + 50, 180, 420),
                Plot.Axes.BOTH,
                panelsAcross,
                layers,
                List.of(
                        position(Aes.X, columns),
                        position(Aes.Y, rows),
                        Scale.Viridis.of(Aes.FILL, name, span),
                        new Scale.AsGiven(Aes.COLOR)));
    }

    private Scale position(Aes aes, ParameterAxis axis) {
        int places = places(axis);
        int step = (places + MOST_LABELLED_ACROSS - 1) / MOST_LABELLED_ACROSS;
        List<Double> ticks = IntStream.range(0, places)
                .filter(place -> place % step == 0)
                .mapToObj(place -> (double) place)
                .toList();
        List<String> labels = ticks.stream()
                .map(place -> axis.values().get(place.intValue() * share(axis)))
                .toList();
        return new Scale.Position(aes, axis.name(), false, -0.5, places - 0.5, ticks, labels);
    }

    private Layer tiles() {
        return at(Layer.of(Layer.Mark.TILE), cells)
                .column(Aes.FILL, cells.stream().map(best::get).toList())
                .constant(Aes.WIDTH, 0.97)
                .constant(Aes.HEIGHT, 0.95)
                .constant(Aes.SIZE, 0);
    }

    /** White on dark, dark on light. */
    private Layer texts(ValueSpan span) {
        List<Cell> found = cells.stream().filter(best::containsKey).toList();
        List<Double> values = found.stream().map(best::get).toList();
        return at(Layer.of(Layer.Mark.TEXT), found)
                .column(Aes.LABEL, values.stream().map(shown::apply).toList())
                .column(
                        Aes.COLOR,
                        values.stream()
                                .map(v -> span.position(v) > 0.4 ? "#ffffff" : "#202020")
                                .toList())
                .constant(Aes.SIZE, 6);
    }

    private Layer at(Layer layer, List<Cell> cells) {
        return layer.column(
                        Aes.X, cells.stream().map(cell -> (double) cell.column).toList())
                .column(Aes.Y, cells.stream().map(cell -> (double) cell.row).toList())
                .column(
                        Aes.PANEL,
                        cells.stream()
                                .map(cell -> (PANELS + " " + panels.values().get(cell.panel)).strip())
                                .toList());
    }
}
