package dev.apriori.miner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jgrapht.alg.drawing.model.Point2D;

class LabelledLayoutTest {
    private static final double WIDTH = 900;
    private static final double HEIGHT = 580;
    private static final double LETTER = 8;
    private static final double LINE = 17;

    @Property(tries = 200)
    void namesStayInsideAndApart(
            @ForAll @IntRange(min = 2, max = 25) int nodes,
            @ForAll @IntRange(min = 1, max = 60) int joins,
            @ForAll long seed) {
        var random = new Random(seed);
        Set<RuleGraph.Join> edges = new LinkedHashSet<>();
        Map<Integer, String> names = new LinkedHashMap<>();
        for (int i = 0; i < joins; i++) {
            int one = random.nextInt(nodes - 1);
            int other = one + 1 + random.nextInt(nodes - one - 1);
            edges.add(RuleGraph.Join.of(one, other));
            for (int node : new int[] {one, other}) {
                names.putIfAbsent(node, "x".repeat(3 + random.nextInt(26)));
            }
        }

        Map<Integer, Point2D> places = new LabelledLayout(WIDTH, HEIGHT, LETTER, LINE).places(names, edges);

        assertThat(List.copyOf(places.keySet())).isEqualTo(List.copyOf(names.keySet()));
        for (int one : names.keySet()) {
            double half = names.get(one).length() * LETTER / 2;
            assertThat(places.get(one).getX()).isBetween(half - 1, WIDTH - half + 1);
            assertThat(places.get(one).getY()).isBetween(LINE - 1, HEIGHT - LINE + 1);
            for (int other : names.keySet()) {
                if (other >= one) {
                    continue;
                }
                double apartX =
                        Math.abs(places.get(one).getX() - places.get(other).getX());
                double apartY =
                        Math.abs(places.get(one).getY() - places.get(other).getY());
                double halves = half + names.get(other).length() * LETTER / 2;
                assertThat(apartX > halves - 1 || apartY > 2 * LINE - 1)
                        .as("%s and %s of %s, %s", one, other, names, edges)
                        .isTrue();
            }
        }
    }
}
