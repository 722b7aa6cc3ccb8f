package dev.apriori.mining.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Baskets of nothing but whole numbers, one separator and ends of lines, as nearly all published ones are: read from the
 * bytes themselves, without a field in between. Any other byte leaves the whole file to the {@link BasketsHandler}, which
 * would come to the same here.
 */
final class PlainBaskets {
    private static final int START = 1 << 12;
    private static final int MAX_DIGITS = 9;
    private static final int LAST_WITH_ROOM = 99_999_999;
    private static final int NO_ITEM = -1;

    private final byte separator;
    private final int longestLine;

    private int[] contents = {};
    private int[] ends = new int[16];
    private int size;
    private int baskets;

    private PlainBaskets(byte separator, int longestLine) {
        this.separator = separator;
        this.longestLine = longestLine;
    }

    static Optional<Baskets> read(Path file, Separator asked, ReadLimits limits) throws IOException {
        byte[] start = PlainFile.start(file, START, limits.maxBytes());
        if (start.length == 0 || limits.maxFieldLength() < MAX_DIGITS) {
            return Optional.empty();
        }
        byte separator = asked == Separator.AUTO ? firstSeparator(start) : asked.sign();
        int longest = limits.maxLineLength() - 1;
        return PlainFile.parse(
                        file,
                        0,
                        longest,
                        (bytes, from, to) -> new PlainBaskets(separator, longest).parse(bytes, from, to))
                .flatMap(parts -> join(parts, limits));
    }

    /** As {@link Separator#AUTO} finds it where no other byte is let through; 0, which never is, for what that knows not. */
    private static byte firstSeparator(byte[] start) {
        for (byte b : start) {
            if (b == ' ' || b == ',' || b == ';' || b == '\t') {
                return b;
            }
            if ((b < '0' || b > '9') && b != '\n' && b != '\r') {
                return 0;
            }
        }
        return ' ';
    }

    private Optional<PlainBaskets> parse(byte[] bytes, int from, int to) {
        contents = new int[(to - from + 1) / 2 + 1];
        int item = NO_ITEM;
        int lineStart = from;
        for (int i = from; i <= to; i++) {
            int b = i < to ? bytes[i] : '\n';
            int digit = b - '0';
            if (digit >= 0 && digit <= 9) {
                if (item == 0 || item > LAST_WITH_ROOM) {
                    return Optional.empty();
                }
                item = item == NO_ITEM ? digit : item * 10 + digit;
                continue;
            }
            if (item != NO_ITEM) {
                contents[size++] = item;
                item = NO_ITEM;
            }
            if (b == '\n' || b == '\r') {
                if (i - lineStart > longestLine) {
                    return Optional.empty();
                }
                lineStart = i + 1;
                endBasket();
            } else if (b != separator) {
                return Optional.empty();
            }
        }
        contents = Arrays.copyOf(contents, size);
        return Optional.of(this);
    }

    private void endBasket() {
        if (size > (baskets == 0 ? 0 : ends[baskets - 1])) {
            if (baskets == ends.length) {
                ends = Arrays.copyOf(ends, 2 * baskets);
            }
            ends[baskets++] = size;
        }
    }

    private static Optional<Baskets> join(List<PlainBaskets> parts, ReadLimits limits) {
        long total = parts.stream().mapToLong(part -> part.size).sum();
        if (total == 0 || total > limits.maxRows()) {
            return Optional.empty();
        }
        int[] offsets = new int[parts.stream().mapToInt(part -> part.baskets).sum() + 1];
        int[] contents = new int[(int) total];
        int basket = 0;
        int at = 0;
        for (PlainBaskets part : parts) {
            for (int b = 0; b < part.baskets; b++) {
                basket++;
                offsets[basket] = at + part.ends[b];
            }
            System.arraycopy(part.contents, 0, contents, at, part.size);
            at += part.size;
            part.contents = new int[0];
        }
        return NumberRanks.replace(contents).map(ranks -> new Baskets(Items.of(ranks.labels()), offsets, contents));
    }
}
