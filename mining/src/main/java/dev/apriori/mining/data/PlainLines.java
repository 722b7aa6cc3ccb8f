package dev.apriori.mining.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The ratings of some lines in columns, read as they stand in the bytes. */
final class PlainLines {
    /** User and item of a digit each, what separates them, and the line's end. */
    private static final int SHORTEST_LINE = 4;

    private static final int LAST_WITH_ROOM = 99_999_999;
    private static final int NOT_PLAIN = -1;

    private final PlainLayout layout;
    private final byte[] separator;
    private byte[] bytes;
    private final int end;
    private int at;

    private int[] users;
    private int[] items;
    private float[] ratings;
    private int rows;

    private PlainLines(PlainLayout layout, byte[] bytes, int from, int to) {
        this.layout = layout;
        this.separator = layout.separator().getBytes(StandardCharsets.US_ASCII);
        this.bytes = bytes;
        this.at = from;
        this.end = to;
        int most = (to - from) / SHORTEST_LINE + 1;
        users = new int[most];
        items = new int[most];
        ratings = new float[layout.isRated() ? most : 0];
    }

    /** Of whole lines; nothing where one of them is not plain. */
    static Optional<PlainLines> parse(PlainLayout layout, byte[] bytes, int from, int to) {
        var lines = new PlainLines(layout, bytes, from, to);
        while (lines.at < to) {
            if (lines.atLineEnd()) {
                lines.at++;
            } else if (!lines.line()) {
                return Optional.empty();
            }
        }
        lines.trim();
        return Optional.of(lines);
    }

    private void trim() {
        users = Arrays.copyOf(users, rows);
        items = Arrays.copyOf(items, rows);
        ratings = Arrays.copyOf(ratings, isRated() ? rows : 0);
        bytes = new byte[0];
    }

    int rows() {
        return rows;
    }

    boolean isRated() {
        return layout.isRated();
    }

    /** The column, which is not kept here any longer. */
    int[] takeUsers() {
        int[] taken = users;
        users = new int[0];
        return taken;
    }

    int[] takeItems() {
        int[] taken = items;
        items = new int[0];
        return taken;
    }

    float[] takeRatings() {
        float[] taken = ratings;
        ratings = new float[0];
        return taken;
    }

    private boolean line() {
        int start = at;
        int columns = 0;
        do {
            if (!column(columns)) {
                return false;
            }
            columns++;
        } while (separator());
        rows++;
        return atLineEnd()
                && columns >= layout.fewestColumns()
                && columns <= layout.mostColumns()
                && at - start <= layout.longestLine();
    }

    private boolean column(int column) {
        if (column == layout.user()) {
            users[rows] = number();
            return users[rows] != NOT_PLAIN;
        }
        if (column == layout.item()) {
            items[rows] = number();
            return items[rows] != NOT_PLAIN;
        }
        if (column == layout.rating()) {
            ratings[rows] = decimal();
            return !Float.isNaN(ratings[rows]);
        }
        return skip();
    }

    /** Up to nine digits, the first of several no zero. */
    private int number() {
        int number = NOT_PLAIN;
        for (; at < end; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return number;
            }
            if (number == 0 || number > LAST_WITH_ROOM) {
                return NOT_PLAIN;
            }
            number = number == NOT_PLAIN ? digit : number * 10 + digit;
        }
        return number;
    }

    private float decimal() {
        int mantissa = 0;
        int digits = 0;
        int point = -1;
        for (; at < end; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9 && digits < Decimals.MAX_EXACT_DIGITS) {
                mantissa = mantissa * 10 + digit;
                digits++;
            } else if (bytes[at] == '.' && point < 0) {
                point = digits;
            } else {
                break;
            }
        }
        return digits == 0 ? Decimals.NONE : Decimals.exact(mantissa, point < 0 ? 0 : digits - point);
    }

    /** Passes over a field of no interest. */
    private boolean skip() {
        while (!atLineEnd() && bytes[at] != separator[0]) {
            if (bytes[at] == '"' || bytes[at] == 0) {
                return false;
            }
            at++;
        }
        return true;
    }

    private boolean separator() {
        if (end - at < separator.length) {
            return false;
        }
        for (int i = 0; i < separator.length; i++) {
            if (bytes[at + i] != separator[i]) {
                return false;
            }
        }
        at += separator.length;
        return true;
    }

    private boolean atLineEnd() {
        return at == end || bytes[at] == '\n' || bytes[at] == '\r';
    }
}
