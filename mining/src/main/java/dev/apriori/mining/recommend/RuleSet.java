package dev.apriori.mining.recommend;

import java.util.function.IntConsumer;

/**
 * Rules by number, given back in ascending order without being sorted: a bit for each, and above them a bit for each word
 * of bits that is not empty.
 */
final class RuleSet {
    private final long[] words;
    private final long[] used;

    /** @param rules numbers are below this */
    RuleSet(int rules) {
        words = new long[(rules + Long.SIZE - 1) / Long.SIZE];
        used = new long[(words.length + Long.SIZE - 1) / Long.SIZE];
    }

    void add(int rule) {
        int word = rule / Long.SIZE;
        words[word] |= 1L << rule;
        used[word / Long.SIZE] |= 1L << word;
    }

    /** Gives each rule to the consumer, and is empty afterwards. */
    void drain(IntConsumer rules) {
        for (int u = 0; u < used.length; u++) {
            for (long left = used[u]; left != 0; left &= left - 1) {
                int word = u * Long.SIZE + Long.numberOfTrailingZeros(left);
                for (long bits = words[word]; bits != 0; bits &= bits - 1) {
                    rules.accept(word * Long.SIZE + Long.numberOfTrailingZeros(bits));
                }
                words[word] = 0;
            }
            used[u] = 0;
        }
    }
}
