package dev.apriori.miner.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.drawing.FRLayoutAlgorithm2D;
import org.jgrapht.alg.drawing.model.Box2D;
import org.jgrapht.alg.drawing.model.MapLayoutModel2D;
import org.jgrapht.alg.drawing.model.Point2D;
import org.jgrapht.graph.AsSubgraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;

/**
 * Places for the nodes of a small graph with a name below each. Parts that nothing joins get an area of their own, as
 * large as they have nodes; in it the forces of Fruchterman and Reingold (1991) place them, and then they are moved apart
 * until no name covers another. The same graph gets the same places.
 */
final class LabelledLayout {
    private static final long SEED = 1;
    private static final int ITERATIONS = 300;
    private static final double PAIR_GAP = 60;
    private static final int ROUNDS = 300;

    private final double width;
    private final double height;
    private final double letterWidth;
    private final double lineHeight;

    /** @param letterWidth of a name's letters, in the units of width and height, as is the height of a line */
    LabelledLayout(double width, double height, double letterWidth, double lineHeight) {
        this.width = width;
        this.height = height;
        this.letterWidth = letterWidth;
        this.lineHeight = lineHeight;
    }

    /**
     * @param names by node
     * @return by node, in the names' order, the middle between it, half a line above, and its name, half a line below
     */
    Map<Integer, Point2D> places(Map<Integer, String> names, Set<RuleGraph.Join> joins) {
        Graph<Integer, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);
        names.keySet().forEach(graph::addVertex);
        joins.forEach(join -> graph.addEdge(join.first(), join.second()));
        Box2D everywhere = Box2D.of(0, 0, width, height);
        List<NamedNode> all = new ArrayList<>();
        share(parts(graph), everywhere).forEach((part, area) -> {
            List<NamedNode> nodes = placed(new AsSubgraph<>(graph, part), names, area);
            separateAll(nodes, area);
            all.addAll(nodes);
        });
        separateAll(all, everywhere);
        Map<Integer, Point2D> places = new LinkedHashMap<>();
        names.keySet().forEach(node -> places.put(node, Point2D.of(0, 0)));
        all.forEach(node -> places.put(node.id, Point2D.of(node.x, node.y)));
        return places;
    }

    private static List<Set<Integer>> parts(Graph<Integer, DefaultEdge> graph) {
        var inspector = new ConnectivityInspector<>(graph);
        Set<Set<Integer>> parts = new LinkedHashSet<>();
        graph.vertexSet().forEach(node -> parts.add(inspector.connectedSetOf(node)));
        return List.copyOf(parts);
    }

    /** Halves the parts and the area again and again, across the longer side, by their nodes. */
    private static Map<Set<Integer>, Box2D> share(List<Set<Integer>> parts, Box2D area) {
        if (parts.size() == 1) {
            return Map.of(parts.getFirst(), area);
        }
        int nodes = parts.stream().mapToInt(Set::size).sum();
        int first = 0;
        int split = 0;
        while (split < parts.size() - 1
                && (split == 0 || first + parts.get(split).size() / 2 < nodes / 2)) {
            first += parts.get(split++).size();
        }
        double fraction = (double) first / nodes;
        boolean across = area.getWidth() > 1.6 * area.getHeight();
        double cutWidth = across ? area.getWidth() * fraction : area.getWidth();
        double cutHeight = across ? area.getHeight() : area.getHeight() * fraction;
        var head = Box2D.of(area.getMinX(), area.getMaxY() - cutHeight, cutWidth, cutHeight);
        var rest = across
                ? Box2D.of(area.getMinX() + cutWidth, area.getMinY(), area.getWidth() - cutWidth, area.getHeight())
                : Box2D.of(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight() - cutHeight);
        Map<Set<Integer>, Box2D> shares = new LinkedHashMap<>(share(parts.subList(0, split), head));
        shares.putAll(share(parts.subList(split, parts.size()), rest));
        return shares;
    }

    /** Most parts are of two nodes, which need no forces. */
    private List<NamedNode> placed(Graph<Integer, DefaultEdge> part, Map<Integer, String> names, Box2D area) {
        List<NamedNode> nodes = names.keySet().stream()
                .filter(part::containsVertex)
                .map(id -> new NamedNode(id, names.get(id).length() * letterWidth))
                .toList();
        if (nodes.size() == 2) {
            sideBySide(nodes.getFirst(), nodes.getLast(), area);
        } else {
            byForces(part, nodes, area);
        }
        return nodes;
    }

    /** The forces leave a part anywhere in its area: it is then stretched to fill it. */
    private void byForces(Graph<Integer, DefaultEdge> part, List<NamedNode> nodes, Box2D area) {
        var model = new MapLayoutModel2D<Integer>(area);
        new FRLayoutAlgorithm2D<Integer, DefaultEdge>(ITERATIONS, 0.5, new Random(SEED)).layout(part, model);
        for (NamedNode node : nodes) {
            node.x = model.get(node.id).getX();
            node.y = model.get(node.id).getY();
        }
        double left = nodes.stream().mapToDouble(node -> node.x).min().orElseThrow();
        double right = nodes.stream().mapToDouble(node -> node.x).max().orElseThrow();
        double bottom = nodes.stream().mapToDouble(node -> node.y).min().orElseThrow();
        double top = nodes.stream().mapToDouble(node -> node.y).max().orElseThrow();
        for (NamedNode node : nodes) {
            double inset = node.width / 2 + letterWidth;
            node.x = stretched(node.x, left, right, area.getMinX() + inset, area.getMaxX() - inset);
            node.y = stretched(node.y, bottom, top, area.getMinY() + 2 * lineHeight, area.getMaxY() - 2 * lineHeight);
        }
    }

    private void sideBySide(NamedNode one, NamedNode other, Box2D area) {
        double middle = (area.getMinX() + area.getMaxX()) / 2;
        double apart = (one.width + other.width) / 2 + PAIR_GAP;
        one.x = middle - apart / 2;
        other.x = middle + apart / 2;
        one.y = (area.getMinY() + area.getMaxY()) / 2;
        other.y = one.y;
    }

    private static double stretched(double value, double low, double high, double newLow, double newHigh) {
        return high > low ? newLow + (value - low) / (high - low) * (newHigh - newLow) : (newLow + newHigh) / 2;
    }

    private void separateAll(List<NamedNode> nodes, Box2D area) {
        for (int round = 0; round < ROUNDS && separate(nodes, area); round++) {}
    }

    /** Moves nodes whose names overlap apart by the shorter way. Whether there were any. */
    private boolean separate(List<NamedNode> nodes, Box2D area) {
        boolean moved = false;
        for (int i = 0; i < nodes.size(); i++) {
            for (int j = 0; j < i; j++) {
                moved |= separate(nodes.get(j), nodes.get(i));
            }
        }
        for (NamedNode node : nodes) {
            node.x = within(node.x, area.getMinX() + node.width / 2, area.getMaxX() - node.width / 2);
            node.y = within(node.y, area.getMinY() + lineHeight, area.getMaxY() - lineHeight);
        }
        return moved;
    }

    /** The middle where there is too little room. */
    private static double within(double value, double low, double high) {
        return low < high ? Math.clamp(value, low, high) : (low + high) / 2;
    }

    private boolean separate(NamedNode one, NamedNode other) {
        double across = (one.width + other.width) / 2 + letterWidth - Math.abs(one.x - other.x);
        double along = 2.2 * lineHeight - Math.abs(one.y - other.y);
        if (across <= 0 || along <= 0) {
            return false;
        }
        if (across < along) {
            double step = (one.x <= other.x ? 1 : -1) * (across / 2 + 1);
            one.x -= step;
            other.x += step;
        } else {
            double step = (one.y <= other.y ? 1 : -1) * (along / 2 + 1);
            one.y -= step;
            other.y += step;
        }
        return true;
    }

    private static final class NamedNode {
        final int id;
        final double width;
        double x;
        double y;

        NamedNode(int id, double width) {
            this.id = id;
            this.width = width;
        }
    }
}
