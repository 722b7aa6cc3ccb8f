package dev.apriori.miner.report;

import dev.apriori.mining.data.Items;
import dev.apriori.mining.rule.Rules;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rules and items in words. */
final class Titles {
    private static final Pattern BRACKETS_AT_END = Pattern.compile("( \\([^)]*\\))+$");
    private static final Pattern ARTICLE_AT_END = Pattern.compile("^(.*), (The|A|An)$");

    private Titles() {}

    /** Such as {@code Jean de Florette (1986) → Manon of the Spring (1986)}; sides are cut to what the limit leaves. */
    static String rule(Rules rules, int rule, int limit) {
        String antecedent = side(rules.items(), rules.antecedent(rule));
        String consequent = side(rules.items(), rules.consequent(rule));
        int half = limit / 2;
        return cut(antecedent, Math.max(half, limit - consequent.length())) + " → "
                + cut(consequent, Math.max(half, limit - antecedent.length()));
    }

    static String side(Items items, int[] side) {
        return Arrays.stream(side).mapToObj(items::title).collect(Collectors.joining(", "));
    }

    /** A title for narrow places: its article in front, without the year and other names in brackets, cut to the limit. */
    static String shortened(String title, int limit) {
        String bare = BRACKETS_AT_END.matcher(title).replaceFirst("");
        return cut(ARTICLE_AT_END.matcher(bare).replaceFirst("$2 $1"), limit);
    }

    /** The parts with a dot between them, in as many lines as the letters of a line make necessary. */
    static String dotted(List<String> parts, int lettersOfALine) {
        var text = new StringBuilder();
        int start = 0;
        for (String part : parts) {
            if (text.length() > start && text.length() - start + part.length() > lettersOfALine) {
                text.append("\n");
                start = text.length();
            }
            text.append(text.length() > start ? " · " : "").append(part);
        }
        return text.toString();
    }

    /** The text, or its start and an ellipsis where it has more letters than the limit. */
    static String cut(String text, int limit) {
        if (text.codePointCount(0, text.length()) <= limit) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, limit - 1)).stripTrailing() + "…";
    }
}
