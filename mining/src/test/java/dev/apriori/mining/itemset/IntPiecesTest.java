package dev.apriori.mining.itemset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.mining.transaction.Transactions;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntPiecesTest {
    private static final int ITEMS = 17;
    private static final int ALL = (1 << ITEMS) - 1;

    /** Every set of items is frequent, four times what a piece holds; most are repeated without a perfect extension. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void classesThatGoOnFromPieceToPieceAreWhole(int threads) {
        var random = new Random(17);
        int[] baskets = IntStream.concat(
                        IntStream.of(ALL), IntStream.generate(() -> 7 | random.nextInt(ALL) | random.nextInt(ALL)))
                .limit(12)
                .toArray();
        Transactions transactions = Samples.transactions(
                ITEMS, IntStream.of(baskets).mapToObj(IntPiecesTest::items).toList());
        var task = new ItemsetTask(1, ITEMS, Budget.ample(), threads);
        Itemsets itemsets = EclatMiner.mine(transactions, task);
        var seen = new BitSet();
        for (int i = 0; i < itemsets.size(); i++) {
            int set = IntStream.of(itemsets.itemset(i)).map(item -> 1 << item).sum();
            seen.set(set);
            assertThat(itemsets.count(i)).isEqualTo((int) IntStream.of(baskets)
                    .filter(basket -> (basket & set) == set)
                    .count());
        }
        assertThat(itemsets.size()).isEqualTo(ALL);
        assertThat(seen.cardinality()).isEqualTo(ALL);
    }

    private static List<Integer> items(int basket) {
        return Stream.iterate(0, item -> item + 1)
                .limit(ITEMS)
                .filter(item -> (basket >> item & 1) == 1)
                .toList();
    }
}
