package dev.apriori.experiment.shard;

import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * A set of numbers from 0, such as shards or trials; written as ranges: {@code 0-17,19}. Text that was cut ends with
 * {@code …} and names the lowest numbers alone. Immutable.
 */
public final class NumberSet {
    /** No number. */
    public static final NumberSet NONE = new NumberSet(new BitSet());

    private static final String CUT = "…";

    private final BitSet numbers;

    private NumberSet(BitSet numbers) {
        this.numbers = numbers;
    }

    public static NumberSet of(int... numbers) {
        return of(IntStream.of(numbers));
    }

    public static NumberSet of(IntStream numbers) {
        return new NumberSet(numbers.collect(BitSet::new, BitSet::set, BitSet::or));
    }

    /** The numbers from 0 to {@code end} - 1. */
    public static NumberSet below(int end) {
        BitSet all = new BitSet();
        all.set(0, end);
        return new NumberSet(all);
    }

    /**
     * The numbers of the text; of text that was cut, those it names.
     *
     * @throws IllegalArgumentException when the text is not {@link #text}'s
     */
    public static NumberSet parse(String text) {
        BitSet numbers = new BitSet();
        for (String range : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            if (!range.equals(CUT)) {
                int dash = range.indexOf('-');
                int from = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
                int to = dash < 0 ? from : Integer.parseInt(range.substring(dash + 1));
                numbers.set(from, to + 1);
            }
        }
        return new NumberSet(numbers);
    }

    /** All the numbers as ranges. */
    public String text() {
        return text(Integer.MAX_VALUE);
    }

    /** @param maxChars the most characters of the text, at least 1; the highest numbers are left out */
    public String text(int maxChars) {
        StringBuilder text = new StringBuilder();
        for (int from = numbers.nextSetBit(0); from >= 0; ) {
            int to = numbers.nextClearBit(from);
            String range = (text.isEmpty() ? "" : ",") + (to - from == 1 ? from : from + "-" + (to - 1));
            from = numbers.nextSetBit(to);
            int left = maxChars - text.length() - (from >= 0 ? CUT.length() + 1 : 0);
            if (range.length() > left) {
                return text.append(text.isEmpty() ? "" : ",").append(CUT).toString();
            }
            text.append(range);
        }
        return text.toString();
    }

    public int count() {
        return numbers.cardinality();
    }

    public boolean isEmpty() {
        return numbers.isEmpty();
    }

    public boolean contains(int number) {
        return numbers.get(number);
    }

    /** Ascending. */
    public IntStream stream() {
        return numbers.stream();
    }

    public NumberSet plus(NumberSet others) {
        BitSet union = copy();
        union.or(others.numbers);
        return new NumberSet(union);
    }

    public NumberSet minus(NumberSet others) {
        BitSet rest = copy();
        rest.andNot(others.numbers);
        return new NumberSet(rest);
    }

    /** The lowest of the numbers, at most that many. */
    public NumberSet lowest(int count) {
        return of(stream().limit(Math.max(0, count)));
    }

    private BitSet copy() {
        return (BitSet) numbers.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberSet set && set.numbers.equals(numbers);
    }

    @Override
    public int hashCode() {
        return numbers.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
