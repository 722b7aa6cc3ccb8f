package dev.apriori.miner.report;

import dev.apriori.mining.data.Items;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jgrapht.alg.drawing.model.Point2D;

/** The items of the best rules as a net: which lead to which, the stronger the darker and wider. */
final class RuleNetworkPlot {
    private static final double WIDTH = 900;
    private static final double HEIGHT = 580;
    private static final double LETTER_WIDTH = 8;
    private static final double LINE_HEIGHT = 17;
    private static final int MOST_LETTERS = 28;

    private RuleNetworkPlot() {}

    /**
     * @param items the catalogue that the graph's items are from
     * @param subtitle what rules they are
     */
    static Plot of(RuleGraph graph, Items items, String subtitle) {
        Map<Integer, String> names = new LinkedHashMap<>();
        graph.items().forEach(item -> names.put(item, Titles.shortened(items.title(item), MOST_LETTERS)));
        var layout = new LabelledLayout(WIDTH, HEIGHT, LETTER_WIDTH, LINE_HEIGHT);
        Map<Integer, Point2D> places = layout.places(names, graph.joins().keySet());
        ValueSpan lift = ValueSpan.of(
                graph.joins().values().stream().mapToDouble(Double::doubleValue), Double.POSITIVE_INFINITY);
        return new Plot(
                graph.rules() == 1 ? "The best rule" : "The " + graph.rules() + " rules of highest lift",
                subtitle,
                "A line joins items of the two sides of a rule.",
                900,
                600,
                Plot.Axes.NONE,
                0,
                List.of(lines(graph, places, lift), nodes(places), names(names, places)),
                List.of(
                        Scale.Position.of(Aes.X, "", false, 0, WIDTH, List.of()),
                        Scale.Position.of(Aes.Y, "", false, 0, HEIGHT, List.of()),
                        new Scale.AsGiven(Aes.SIZE),
                        Scale.Viridis.of(Aes.COLOR, "lift", lift)));
    }

    private static Layer lines(RuleGraph graph, Map<Integer, Point2D> places, ValueSpan lift) {
        List<RuleGraph.Join> joins = List.copyOf(graph.joins().keySet()).reversed();
        List<Double> lifts = joins.stream().map(graph.joins()::get).toList();
        return Layer.of(Layer.Mark.SEGMENT)
                .column(Aes.X, ends(joins, join -> places.get(join.first()).getX()))
                .column(Aes.Y, ends(joins, join -> node(places.get(join.first()))))
                .column(Aes.XEND, ends(joins, join -> places.get(join.second()).getX()))
                .column(Aes.YEND, ends(joins, join -> node(places.get(join.second()))))
                .column(Aes.COLOR, lifts)
                .column(
                        Aes.SIZE,
                        lifts.stream()
                                .map(value -> 0.8 + 2.2 * lift.position(value))
                                .toList());
    }

    private static List<Double> ends(List<RuleGraph.Join> joins, Function<RuleGraph.Join, Double> end) {
        return joins.stream().map(end).toList();
    }

    private static double node(Point2D place) {
        return place.getY() + LINE_HEIGHT / 2;
    }

    private static Layer nodes(Map<Integer, Point2D> places) {
        return Layer.of(Layer.Mark.POINT)
                .column(Aes.X, places.values().stream().map(Point2D::getX).toList())
                .column(
                        Aes.Y,
                        places.values().stream().map(RuleNetworkPlot::node).toList())
                .constant(Aes.SIZE, 4)
                .constant(Aes.COLOR, "#303030");
    }

    private static Layer names(Map<Integer, String> names, Map<Integer, Point2D> places) {
        return Layer.of(Layer.Mark.LABEL)
                .column(Aes.X, places.values().stream().map(Point2D::getX).toList())
                .column(
                        Aes.Y,
                        places.values().stream()
                                .map(place -> place.getY() - LINE_HEIGHT / 2)
                                .toList())
                .column(Aes.LABEL, List.copyOf(names.values()))
                .constant(Aes.SIZE, 5.5)
                .constant(Aes.FILL, "white")
                .constant(Aes.ALPHA, 0.75)
                .constant(Aes.COLOR, "#202020");
    }
}
