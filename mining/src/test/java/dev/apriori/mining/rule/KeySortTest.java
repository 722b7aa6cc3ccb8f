package dev.apriori.mining.rule;

import static org.assertj.core.api.Assertions.assertThat;

import it.unimi.dsi.fastutil.ints.IntComparator;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class KeySortTest {
    /** Few different values make long runs of equal keys, many make keys that do not fit beside the numbers. */
    @Property(tries = 100)
    void sortsByKeysAndThenExactly(
            @ForAll @IntRange(max = 60_000) int size,
            @ForAll @IntRange(min = 1, max = 62) int bits,
            @ForAll @IntRange(max = 8) int unseenBits,
            @ForAll @IntRange(min = 1, max = 3) int threads,
            @ForAll long seed) {
        var random = new Random(seed);
        long[] values = random.longs(size, -(1L << bits), 1L << bits).toArray();
        IntComparator order =
                (a, b) -> values[a] != values[b] ? Long.compare(values[a], values[b]) : Integer.compare(b, a);
        int[] sorted = KeySort.sorted(size, number -> values[number] >> unseenBits, order, threads);
        assertThat(sorted).containsExactly(sorted(size, order));
        assertThat(KeySort.sorted(size, number -> values[number], threads))
                .containsExactly(sorted(size, Comparator.comparingLong(number -> values[number])));
    }

    private static int[] sorted(int size, Comparator<Integer> order) {
        return IntStream.range(0, size)
                .boxed()
                .sorted(order)
                .mapToInt(number -> number)
                .toArray();
    }
}
