package dev.apriori.mining.itemset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@EnabledIfSystemProperty(named = "apriori.data", matches = ".+")
class ItemsetsGoldenTest {
    private static final int TEN_MILLION = 10_000_000;

    static List<JsonNode> all() throws IOException {
        return Golden.entries("itemsets");
    }

    static List<JsonNode> entries() throws IOException {
        return Golden.entries("itemsets").stream()
                .filter(entry -> entry.get("itemsets").intValue() < TEN_MILLION)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void countsAreTheGoldenOnes(JsonNode entry) {
        Itemsets itemsets = mine(entry, TEN_MILLION);
        assertThat(itemsets.size()).isEqualTo(entry.get("itemsets").intValue());
        int[] sizes = itemsets.sizesByLength();
        entry.get("by_size")
                .properties()
                .forEach(size -> assertThat(sizes[Integer.parseInt(size.getKey())])
                        .as("itemsets of %s items", size.getKey())
                        .isEqualTo(size.getValue().intValue()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void countingGivesTheGoldenCounts(JsonNode entry) {
        var transactions = Golden.transactions(entry.get("dataset").textValue());
        ItemsetTask task = task(entry, Long.MAX_VALUE);
        long[] sizes = EclatMiner.count(transactions, task);
        assertThat(Arrays.stream(sizes).sum()).isEqualTo(entry.get("itemsets").longValue());
    }

    @Test
    void seventySevenMillionItemsetsAreStoppedAtTheBudget() throws IOException {
        JsonNode exploding = Golden.entries("itemsets").stream()
                .filter(entry -> entry.get("itemsets").intValue() > TEN_MILLION)
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> mine(exploding, TEN_MILLION))
                .isInstanceOf(BudgetExceededException.class)
                .hasMessageContaining("more than 10000000 itemsets");
    }

    private static ItemsetTask task(JsonNode entry, long maxItemsets) {
        var budget = Budget.startingNow(maxItemsets, 1, Duration.ofMinutes(5));
        return new ItemsetTask(entry.get("min_support_count").intValue(), Golden.maxLength(entry), budget, 2);
    }

    private static Itemsets mine(JsonNode entry, long maxItemsets) {
        ItemsetTask task = task(entry, maxItemsets);
        var transactions = Golden.transactions(entry.get("dataset").textValue());
        return EclatMiner.mine(transactions, task);
    }
}
