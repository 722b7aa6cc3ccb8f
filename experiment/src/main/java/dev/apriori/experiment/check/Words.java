package dev.apriori.experiment.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** How values and names are put into a problem's sentence. */
final class Words {
    private static final int LONGEST = 80;

    private Words() {}

    /** The value as a reader recognises it: text in quotes, lists in brackets, cut when it is long. */
    static String shown(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "'" + cut(value.textValue()) + "'";
            case ARRAY ->
                cut(StreamSupport.stream(value.spliterator(), false)
                        .map(item -> item.isTextual() ? item.textValue() : item.toString())
                        .collect(Collectors.joining(", ", "[", "]")));
            case OBJECT -> "a block of fields";
            case NULL -> "null";
            case MISSING -> "missing";
            case NUMBER, BOOLEAN, BINARY, POJO -> cut(value.toString());
        };
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    /** The candidate that was probably meant, if one is near enough. */
    static Optional<String> nearest(String name, Stream<String> candidates) {
        return candidates
                .filter(candidate ->
                        distance(name, candidate) <= Math.min(name.length() - 1, Math.max(2, candidate.length() / 3)))
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
    }

    /** How many letters have to be put in, left out or changed (Levenshtein 1966), whatever their case. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                int changed = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
