package dev.apriori.mining.data;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Numbers labels in the order in which they come. Integers, nearly all that there are in rating data, cost no object:
 * they are read from the parser's buffer and kept as longs, so long as that spells them as the file does.
 */
final class Labels {
    /** Any longer integer might not fit into a long. */
    private static final int MAX_DIGITS = 18;

    private static final long NOT_PLAIN = Long.MIN_VALUE;
    private static final int UNKNOWN = -1;
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");
    private static final Pattern SIGN_AND_ZEROS = Pattern.compile("^-?0*");

    private final Long2IntOpenHashMap integers = new Long2IntOpenHashMap();
    private final Object2IntOpenHashMap<String> texts = new Object2IntOpenHashMap<>();
    private long lastInteger = NOT_PLAIN;
    private int lastIndex = UNKNOWN;

    /**
     * The labels in order, and where each has moved to.
     *
     * @param labels as numbers where every label is an integer, else as text
     * @param ranks by the number given at first, the place in {@code labels}
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, by the class that asked for it
    record Sorted(List<String> labels, int[] ranks) {
        void apply(int[] column) {
            for (int i = 0; i < column.length; i++) {
                column[i] = ranks[column[i]];
            }
        }
    }

    Labels() {
        integers.defaultReturnValue(UNKNOWN);
        texts.defaultReturnValue(UNKNOWN);
    }

    int size() {
        return integers.size() + texts.size();
    }

    /** The number of a label, a new one if it is new. */
    int index(char[] buffer, int offset, int length) {
        long integer = plainInteger(buffer, offset, length);
        if (integer == NOT_PLAIN) {
            return textIndex(new String(buffer, offset, length));
        }
        if (integer == lastInteger) {
            return lastIndex;
        }
        int index = integers.get(integer);
        if (index == UNKNOWN) {
            index = size();
            integers.put(integer, index);
        }
        lastInteger = integer;
        lastIndex = index;
        return index;
    }

    private int textIndex(String text) {
        int index = texts.getInt(text);
        if (index == UNKNOWN) {
            index = size();
            texts.put(text, index);
        }
        return index;
    }

    Sorted sorted() {
        return texts.isEmpty() ? sortedIntegers() : sortedTexts();
    }

    private Sorted sortedIntegers() {
        long[] values = integers.keySet().toLongArray();
        Arrays.sort(values);
        int[] ranks = new int[values.length];
        String[] labels = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            ranks[integers.get(values[i])] = i;
            labels[i] = Long.toString(values[i]);
        }
        return new Sorted(List.of(labels), ranks);
    }

    private Sorted sortedTexts() {
        record Label(String text, int index) {}
        Label[] labels = new Label[size()];
        integers.forEach((long value, int index) -> labels[index] = new Label(Long.toString(value), index));
        texts.forEach((text, index) -> labels[index] = new Label(text, index));
        boolean numeric =
                texts.keySet().stream().allMatch(text -> INTEGER.matcher(text).matches());
        Comparator<Label> byText = Comparator.comparing(Label::text);
        Comparator<Label> byNumber = (one, other) -> compareIntegers(one.text, other.text);
        Arrays.sort(labels, numeric ? byNumber.thenComparing(byText) : byText);
        int[] ranks = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            ranks[labels[i].index] = i;
        }
        return new Sorted(Arrays.stream(labels).map(Label::text).toList(), ranks);
    }

    /** Compares integers of any length, by digits: absurdly long ones must not cost their square. */
    private static int compareIntegers(String one, String other) {
        boolean negative = one.startsWith("-");
        if (negative != other.startsWith("-")) {
            return negative ? -1 : 1;
        }
        String digits = SIGN_AND_ZEROS.matcher(one).replaceFirst("");
        String otherDigits = SIGN_AND_ZEROS.matcher(other).replaceFirst("");
        int order = digits.length() == otherDigits.length()
                ? digits.compareTo(otherDigits)
                : Integer.compare(digits.length(), otherDigits.length());
        return negative ? -order : order;
    }

    /** The integer that is written in just this way, or {@link #NOT_PLAIN}: no sign but minus, no needless zero. */
    private static long plainInteger(char[] buffer, int offset, int length) {
        boolean negative = length > 1 && buffer[offset] == '-';
        int start = negative ? offset + 1 : offset;
        int end = offset + length;
        int digits = end - start;
        if (digits < 1 || digits > MAX_DIGITS || (buffer[start] == '0' && (digits > 1 || negative))) {
            return NOT_PLAIN;
        }
        long value = 0;
        for (int i = start; i < end; i++) {
            int digit = buffer[i] - '0';
            if (digit < 0 || digit > 9) {
                return NOT_PLAIN;
            }
            value = value * 10 + digit;
        }
        return negative ? -value : value;
    }
}
