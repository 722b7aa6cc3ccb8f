package dev.apriori.mining.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.apriori.mining.itemset.Samples;
import dev.apriori.mining.transaction.Transactions;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class EaseTest {
    @Provide
    Arbitrary<Transactions> small() {
        return Samples.small();
    }

    /** Of fewer users than items as of more: both ways to the inverse. */
    @Property(tries = 200)
    void weightsAreThoseOfTheInverseOfAllItems(
            @ForAll("small") Transactions transactions, @ForAll @DoubleRange(min = 0.5, max = 50) double lambda) {
        Similarities similarities = new Ease(transactions).similarities(lambda);
        int[] items = likedByTwo(transactions);
        double[][] weights = dense(transactions, items, lambda);
        for (int i = 0; i < items.length; i++) {
            for (int j = 0; j < items.length; j++) {
                assertThat((double) similarities.weight(items[i], items[j])).isCloseTo(weights[i][j], within(1e-6));
            }
        }
    }

    @Test
    void ofManyItemsTheMostPopularTakePartAndOfTheirWeightsTheHeaviestAreKept() {
        Transactions transactions = Samples.transactions(
                6,
                List.of(
                        List.of(0, 1, 2, 3),
                        List.of(0, 1, 2),
                        List.of(0, 1, 3),
                        List.of(0, 4),
                        List.of(4, 5),
                        List.of(0, 2)));
        Similarities similarities = new Ease(transactions, 3, 1).similarities(1);
        assertThat(similarities.targets()).containsOnly(0, 1, 2);
        double[][] weights = dense(transactions, new int[] {0, 1, 2}, 1);
        for (int j = 0; j < 3; j++) {
            int column = j;
            double heaviest = IntStream.range(0, 3)
                    .mapToDouble(i -> Math.abs(weights[i][column]))
                    .max()
                    .orElseThrow();
            assertThat(IntStream.range(0, 3).mapToDouble(i -> Math.abs(similarities.weight(i, column))))
                    .filteredOn(weight -> weight > 0)
                    .isNotEmpty()
                    .allSatisfy(weight -> assertThat(weight).isCloseTo(heaviest, within(1e-6)));
        }
    }

    private static int[] likedByTwo(Transactions transactions) {
        List<List<Integer>> baskets = Samples.baskets(transactions);
        return IntStream.range(0, transactions.items().size())
                .filter(item ->
                        baskets.stream().filter(basket -> basket.contains(item)).count() > 1)
                .toArray();
    }

    private static double[][] dense(Transactions transactions, int[] items, double lambda) {
        if (items.length == 0) {
            return new double[0][0];
        }
        List<List<Integer>> baskets = Samples.baskets(transactions);
        var x = new DMatrixRMaj(Math.max(1, baskets.size()), items.length);
        for (int user = 0; user < baskets.size(); user++) {
            for (int i = 0; i < items.length; i++) {
                x.set(user, i, baskets.get(user).contains(items[i]) ? 1 : 0);
            }
        }
        var p = new DMatrixRMaj(items.length, items.length);
        CommonOps_DDRM.multTransA(x, x, p);
        for (int i = 0; i < items.length; i++) {
            p.add(i, i, lambda);
        }
        CommonOps_DDRM.invert(p);
        double[][] weights = new double[items.length][items.length];
        for (int i = 0; i < items.length; i++) {
            for (int j = 0; j < items.length; j++) {
                weights[i][j] = i == j ? 0 : -p.get(i, j) / p.get(j, j);
            }
        }
        return weights;
    }
}
