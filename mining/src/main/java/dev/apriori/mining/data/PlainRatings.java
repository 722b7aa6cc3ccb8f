package dev.apriori.mining.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Files of ratings whose users and items are whole numbers and in which nothing is quoted, as MovieLens has them: read from
 * the bytes themselves. A line that is any different leaves the whole file to the {@link RatingsHandler}, which would come
 * to the same here.
 */
final class PlainRatings {
    private static final int LONGEST_HEADER = 1 << 12;

    private PlainRatings() {}

    static Optional<Ratings> belowHeader(Path file, Columns columns, ReadLimits limits) throws IOException {
        byte[] start = PlainFile.start(file, LONGEST_HEADER, limits.maxBytes());
        String text = new String(start, StandardCharsets.ISO_8859_1);
        int lineEnd = text.indexOf('\n');
        if (lineEnd < 0) {
            return Optional.empty();
        }
        String header = text.substring(0, text.charAt(Math.max(lineEnd - 1, 0)) == '\r' ? lineEnd - 1 : lineEnd);
        Optional<PlainLayout> layout = PlainLayout.below(header, columns, limits);
        return layout.isEmpty() ? Optional.empty() : read(file, lineEnd + 1, layout.get(), limits);
    }

    static Optional<Ratings> withoutHeader(Path file, String separator, ReadLimits limits) throws IOException {
        return PlainFile.start(file, 1, limits.maxBytes()).length == 0
                ? Optional.empty()
                : read(file, 0, PlainLayout.ofFirstColumns(separator, limits), limits);
    }

    private static Optional<Ratings> read(Path file, long start, PlainLayout layout, ReadLimits limits)
            throws IOException {
        return PlainFile.parse(
                        file,
                        start,
                        layout.longestLine(),
                        (bytes, from, to) -> PlainLines.parse(layout, bytes, from, to))
                .flatMap(parts -> join(parts, limits));
    }

    private static Optional<Ratings> join(List<PlainLines> parts, ReadLimits limits) {
        long rows = parts.stream().mapToLong(PlainLines::rows).sum();
        if (rows == 0 || rows > limits.maxRows()) {
            return Optional.empty();
        }
        int[] users = new int[(int) rows];
        fill(users, parts, PlainLines::takeUsers);
        int[] items = new int[(int) rows];
        fill(items, parts, PlainLines::takeItems);
        boolean rated = parts.get(0).isRated();
        float[] ratings = new float[rated ? (int) rows : 0];
        if (rated) {
            fill(ratings, parts, PlainLines::takeRatings);
        }
        return NumberRanks.replace(users)
                .flatMap(allUsers -> NumberRanks.replace(items)
                        .map(allItems ->
                                new Ratings(Items.of(allItems.labels()), allUsers.size(), users, items, ratings)));
    }

    /** Puts the parts of a column together; what is taken of a part is not held twice for long. */
    private static void fill(Object column, List<PlainLines> parts, Function<PlainLines, ?> taken) {
        int at = 0;
        for (PlainLines part : parts) {
            System.arraycopy(taken.apply(part), 0, column, at, part.rows());
            at += part.rows();
        }
    }
}
