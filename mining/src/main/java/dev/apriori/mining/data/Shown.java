package dev.apriori.mining.data;

import java.util.Collection;
import java.util.stream.Collectors;

/** Foreign text as a message may show it: on one line, and not too long. */
final class Shown {
    private static final int MAX_VALUE = 40;
    private static final int MAX_LISTED = 8;

    private Shown() {}

    /** In quotes, cut where it is long. */
    static String value(String text) {
        boolean cut = text.length() > MAX_VALUE;
        return "'" + line(cut ? text.substring(0, MAX_VALUE) + "…" : text) + "'";
    }

    /** Whole, with a question mark for what would break the line. */
    static String line(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The first of them, separated by commas. */
    static String list(Collection<String> texts) {
        String shown = texts.stream().limit(MAX_LISTED).map(Shown::value).collect(Collectors.joining(", "));
        return texts.size() > MAX_LISTED ? shown + " and " + (texts.size() - MAX_LISTED) + " more" : shown;
    }
}
