package dev.apriori.mining.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.apriori.mining.MiningException;
import dev.apriori.mining.data.Baskets;
import dev.apriori.mining.data.Dataset;
import dev.apriori.mining.data.Items;
import dev.apriori.mining.data.Ratings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreprocessingTest {
    private static final Items THREE = Items.of(List.of("a", "b", "c"));
    private static final Items FOUR = Items.of(List.of("a", "b", "c", "d"));

    @Test
    void aUsersLikedItemsAreATransaction() {
        assertThat(apply("3.5", 1, ratings("1c4", "0b5", "1a3.5", "0a3"))).containsExactly(List.of(1), List.of(0, 2));
    }

    @Test
    void whoLikesNothingIsNoTransaction() {
        assertThat(apply("3.5", 1, ratings("0a1", "1b4", "2c2"))).containsExactly(List.of(1));
    }

    @Test
    void ofTwoRatingsTheLaterLineCounts() {
        assertThat(apply("3.5", 1, ratings("0a5", "1b5", "0b4", "0a1", "1b5"))).containsExactly(List.of(1), List.of(1));
    }

    @Test
    void itemsThatFewRatedAreDropped() {
        assertThat(apply("3.5", 2, ratings("0a5", "0b5", "1b1", "2c5", "2c4", "2b5")))
                .containsExactly(List.of(1), List.of(1));
    }

    @Test
    void theItemsStayTheWholeCatalogue() {
        Ratings ratings = ratings("0a5", "0b5", "1b1");
        assertThat(new Preprocessing(new BigDecimal("3.5"), 2).apply(ratings).items())
                .isSameAs(ratings.items());
    }

    @ParameterizedTest
    @CsvSource({"3.6, 3.6, 1", "3.6, 3.60, 1", "3.6, 3.6000003, 0", "3.5999997, 3.6, 0", "0.1, 1e-1, 1"})
    void theThresholdIsRoundedAsRatingsAre(String rating, String minRating, int transactions) {
        Ratings ratings = ratings("0a" + rating, "1b10");
        assertThat(apply(minRating, 1, ratings)).hasSize(1 + transactions);
    }

    @Test
    void aRowWithoutARatingIsALike() {
        Ratings likes = new Ratings(THREE, 2, new int[] {0, 1, 1}, new int[] {2, 1, 0}, new float[0]);
        assertThat(apply("5", 1, likes)).containsExactly(List.of(2), List.of(0, 1));
    }

    @Test
    void basketsKeepTheirOrderAndLoseRepetitions() {
        Baskets baskets = new Baskets(THREE, new int[] {0, 3, 4, 6}, new int[] {2, 0, 2, 1, 0, 2});
        assertThat(apply("5", 1, baskets)).containsExactly(List.of(0, 2), List.of(1), List.of(0, 2));
        assertThat(apply("5", 2, baskets)).containsExactly(List.of(0, 2), List.of(0, 2));
    }

    @Test
    void whenNothingIsLeftTheMessageSaysWhy() {
        assertThatExceptionOfType(MiningException.class)
                .isThrownBy(() -> apply("6", 1, ratings("0a5", "1a4.5")))
                .withMessage("minRating 6 and minRatingsPerItem 1 leave no transaction: the highest rating is 5.0, "
                        + "and no item has more than 2 ratings; lower minRating or minRatingsPerItem");
        Baskets baskets = new Baskets(THREE, new int[] {0, 1}, new int[] {2});
        assertThatExceptionOfType(MiningException.class)
                .isThrownBy(() -> apply("1", 3, baskets))
                .withMessage(
                        "minRatingsPerItem 3 leaves no transaction: no item is in more than 1; lower it to 1 or less");
    }

    @Test
    void minRatingsPerItemIsAtLeastOne() {
        assertThatExceptionOfType(MiningException.class)
                .isThrownBy(() -> new Preprocessing(BigDecimal.ONE, 0))
                .withMessage("minRatingsPerItem 0 is too low; give 1 or more");
    }

    @Property(tries = 500)
    void transactionsAreWhatPlainCollectionsGive(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 4 * 4 * 10 - 1) Integer> rows,
            @ForAll @IntRange(min = 1, max = 3) int minRatingsPerItem) {
        int[] users = rows.stream().mapToInt(row -> row / 40).toArray();
        int[] items = rows.stream().mapToInt(row -> row / 10 % 4).toArray();
        float[] stars = new float[users.length];
        Map<Integer, Map<Integer, Float>> last = new TreeMap<>();
        Map<Integer, Set<Integer>> raters = new TreeMap<>();
        for (int row = 0; row < stars.length; row++) {
            stars[row] = (rows.get(row) % 10 + 1) / 2f;
            last.computeIfAbsent(users[row], user -> new TreeMap<>()).put(items[row], stars[row]);
            raters.computeIfAbsent(items[row], item -> new TreeSet<>()).add(users[row]);
        }
        List<List<Integer>> expected = last.values().stream()
                .map(own -> own.keySet().stream()
                        .filter(item ->
                                own.get(item) >= 3.5f && raters.get(item).size() >= minRatingsPerItem)
                        .toList())
                .filter(liked -> !liked.isEmpty())
                .toList();
        Ratings ratings = new Ratings(FOUR, 4, users, items, stars);
        if (expected.isEmpty()) {
            assertThatExceptionOfType(MiningException.class).isThrownBy(() -> apply("3.5", minRatingsPerItem, ratings));
        } else {
            assertThat(apply("3.5", minRatingsPerItem, ratings)).isEqualTo(expected);
        }
    }

    private static List<List<Integer>> apply(String minRating, int minRatingsPerItem, Dataset dataset) {
        Transactions transactions = new Preprocessing(new BigDecimal(minRating), minRatingsPerItem).apply(dataset);
        List<List<Integer>> contents = new ArrayList<>();
        for (int t = 0; t < transactions.count(); t++) {
            List<Integer> items = new ArrayList<>();
            for (int i = transactions.offset(t); i < transactions.offset(t + 1); i++) {
                items.add(transactions.item(i));
            }
            contents.add(items);
        }
        return contents;
    }

    /** Rows such as {@code 0a3.5}: user 0 rates item a with 3.5. */
    private static Ratings ratings(String... rows) {
        int[] users = new int[rows.length];
        int[] items = new int[rows.length];
        float[] stars = new float[rows.length];
        for (int row = 0; row < rows.length; row++) {
            users[row] = rows[row].charAt(0) - '0';
            items[row] = rows[row].charAt(1) - 'a';
            stars[row] = Float.parseFloat(rows[row].substring(2));
        }
        return new Ratings(THREE, 3, users, items, stars);
    }
}
