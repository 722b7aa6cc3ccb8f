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
        assertThatWeightsAreThoseOfTheInverse(transactions, Damping.NONE, lambda);
        assertThatWeightsAreThoseOfTheInverse(transactions, new Damping(0.5, 0.3), lambda);
    }

    private static void assertThatWeightsAreThoseOfTheInverse(
            Transactions transactions, Damping damping, double lambda) {
        Similarities similarities = new Ease(transactions, damping).similarities(lambda);
        int[] items = likedByTwo(transactions);
        double[][] weights = dense(transactions, items, damping, lambda);
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
        Similarities similarities = new Ease(transactions, Damping.NONE, 3, 1).similarities(1);
        assertThat(similarities.targets()).containsOnly(0, 1, 2);
        double[][] weights = dense(transactions, new int[] {0, 1, 2}, Damping.NONE, 1);
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

    private static double[][] dense(Transactions transactions, int[] items, Damping damping, double lambda) {
        if (items.length == 0) {
            return new double[0][0];
        }
        List<int[]> baskets = Samples.baskets(transactions).stream()
                .map(basket -> IntStream.range(0, items.length)
                        .filter(i -> basket.contains(items[i]))
                        .toArray())
                .filter(basket -> basket.length > 0)
                .toList();
        double likes = baskets.stream().mapToInt(basket -> basket.length).sum();
        double damped = baskets.stream()
                .mapToDouble(basket -> Math.pow(basket.length, 1 - damping.users()))
                .sum();
        var x = new DMatrixRMaj(baskets.size(), items.length);
        for (int user = 0; user < baskets.size(); user++) {
            double counted = likes / damped * Math.pow(baskets.get(user).length, -damping.users());
            for (int i : baskets.get(user)) {
                x.set(user, i, Math.sqrt(counted));
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
                int column = j;
                long likers = baskets.stream()
                        .filter(basket -> IntStream.of(basket).anyMatch(item -> item == column))
                        .count();
                weights[i][j] = i == j ? 0 : -p.get(i, j) / p.get(j, j) * Math.pow((double) likers, -damping.items());
            }
        }
        return weights;
    }
}
