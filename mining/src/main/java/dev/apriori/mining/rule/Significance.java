package dev.apriori.mining.rule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * When a rule counts as more than chance: its p-value ({@link FisherTest}) is at most a level, which may be corrected for
 * the number of rules that could have been found.
 *
 * @param level above 0 and at most 1: the most p-value, or with a correction, the most share of rules found by chance
 */
public record Significance(double level, Correction correction) {
    /** What is done about many rules being tested at once. */
    public enum Correction {
        /** Nothing: of all pairs of sides that are independent, that share passes. */
        NONE,
        /** Of the rules that pass, at most that share is expected to be chance (Benjamini and Hochberg 1995). */
        BENJAMINI_HOCHBERG;

        /** The name that users choose it by, such as {@code benjamini-hochberg}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The correction of that name, where there is one. */
        public static Optional<Correction> byId(String id) {
            return Arrays.stream(values())
                    .filter(correction -> correction.id().equals(id))
                    .findFirst();
        }
    }

    public Significance {
        if (!(level > 0 && level <= 1)) {
            throw new IllegalArgumentException("level " + level + " is not above 0 and at most 1");
        }
    }
}
