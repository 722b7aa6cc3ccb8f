package dev.apriori.mining.itemset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemsetColumnsTest {
    private static final int MOST = 400_000;

    /** Found one by one, in a class of several at once, or repeated without a perfect extension. */
    @ParameterizedTest
    @CsvSource({"1, false", "1000, false", "3, true"})
    void whatIsHeldIsAtMostATenthAboveTheBudget(int atOnce, boolean repeated) {
        var columns =
                new ItemsetColumns(new Meter(Budget.startingNow(MOST, 1, Duration.ofMinutes(1)), ItemsetColumns.MOST));
        columns.start(0, 9);
        boolean stopped = false;
        while (!stopped) {
            try {
                add(columns, atOnce, repeated);
            } catch (BudgetExceededException exceeded) {
                stopped = true;
            }
        }
        assertThat(columns.size()).isBetween(MOST / 2, MOST + MOST / 10);
    }

    private static void add(ItemsetColumns columns, int atOnce, boolean repeated) {
        int perfect = columns.add(0, 1, 9);
        columns.open();
        columns.addFrequent(perfect, new int[atOnce], new int[atOnce], 0, atOnce, 0);
        if (repeated) {
            columns.closeAndRepeat(perfect, 0);
        }
    }
}
