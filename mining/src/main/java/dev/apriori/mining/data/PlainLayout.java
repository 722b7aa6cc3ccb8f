package dev.apriori.mining.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where what stands in a line of ratings.
 *
 * @param rating the rating's column, {@link #NONE} where there is none
 * @param separator what stands between two columns
 * @param mostColumns that a line may have
 * @param longestLine in bytes
 */
record PlainLayout(int user, int item, int rating, String separator, int mostColumns, int longestLine) {
    static final int NONE = -1;

    /** That of the lines below a header; nothing where the header needs to be looked at more closely. */
    static Optional<PlainLayout> below(String header, Columns columns, ReadLimits limits) {
        boolean fits = header.length() <= longestLine(limits) && !header.isBlank();
        if (!fits || !header.chars().allMatch(c -> c >= ' ' && c < 0x7F && c != '"')) {
            return Optional.empty();
        }
        String separator = columns.separator().within(header.getBytes(StandardCharsets.US_ASCII));
        List<String> names = Arrays.stream(
                        Pattern.compile(separator, Pattern.LITERAL).split(header, -1))
                .map(String::strip)
                .toList();
        int rating = columns.rating().isEmpty() ? NONE : names.indexOf(columns.rating());
        var layout = new PlainLayout(
                names.indexOf(columns.user()),
                names.indexOf(columns.item()),
                rating,
                separator,
                names.size(),
                longestLine(limits));
        boolean complete = layout.user >= 0
                && layout.item >= 0
                && (rating >= 0 || columns.rating().isEmpty());
        return complete ? Optional.of(layout) : Optional.empty();
    }

    /** User, item and rating first, and whatever follows. */
    static PlainLayout ofFirstColumns(String separator, ReadLimits limits) {
        return new PlainLayout(0, 1, 2, separator, Integer.MAX_VALUE, longestLine(limits));
    }

    private static int longestLine(ReadLimits limits) {
        return Math.min(limits.maxLineLength(), limits.maxFieldLength()) - 1;
    }

    boolean isRated() {
        return rating != NONE;
    }

    int fewestColumns() {
        return Math.max(Math.max(user, item), rating) + 1;
    }
}
