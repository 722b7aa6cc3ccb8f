package dev.apriori.miner.command;

import java.util.Locale;

/** Numbers as people read them. */
final class Words {
    private Words() {}

    /** {@code 1 trial}, {@code 60 trials}. */
    static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    /** At most six significant digits, without trailing zeros. */
    static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.2f" : "%.4f", value)
                .replaceFirst("\\.?0+$", "");
    }
}
