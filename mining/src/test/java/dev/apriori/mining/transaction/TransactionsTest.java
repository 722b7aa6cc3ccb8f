package dev.apriori.mining.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.mining.itemset.Samples;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransactionsTest {
    private final Transactions transactions =
            Samples.transactions(3, List.of(List.of(0, 1), List.of(1), List.of(0, 1, 2)));

    @Test
    void aTransactionStaysWhenItsItemsAreDropped() {
        Transactions fewer = transactions.without(BitSet.valueOf(new long[] {0b010}));
        assertThat(Samples.baskets(fewer)).containsExactly(List.of(0), List.of(), List.of(0, 2));
        assertThat(fewer.count()).isEqualTo(3);
        assertThat(fewer.items()).isSameAs(transactions.items());
    }

    @Test
    void nothingDroppedIsNothingCopied() {
        assertThat(transactions.without(new BitSet())).isSameAs(transactions);
    }
}
