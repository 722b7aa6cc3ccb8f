package dev.apriori.mining.data;

/** Reads decimals from a parser's buffer; short ones, as ratings are, without an object. */
final class Decimals {
    /** What stands for text that is no finite decimal. */
    static final float NONE = Float.NaN;

    /** Up to here, mantissa and power of ten are both exact in a float. */
    static final int MAX_EXACT_DIGITS = 7;

    private static final float[] POWERS_OF_TEN = {1e0f, 1e1f, 1e2f, 1e3f, 1e4f, 1e5f, 1e6f, 1e7f};

    private Decimals() {}

    /**
     * The float nearest to the decimal, just as {@link Float#parseFloat} finds it; {@link #NONE} for other text, also for
     * Java's own notations, NaN and infinities. One division of two exact floats rounds correctly (Clinger, How to read
     * floating point numbers accurately, 1990).
     */
    static float parse(char[] buffer, int offset, int length) {
        int mantissa = 0;
        int fraction = -1;
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            char c = buffer[i];
            if (c == '.' && fraction < 0) {
                fraction = end - i - 1;
            } else if (c >= '0' && c <= '9' && i - offset <= MAX_EXACT_DIGITS) {
                mantissa = mantissa * 10 + (c - '0');
            } else {
                return parseAny(new String(buffer, offset, length));
            }
        }
        int digits = fraction < 0 ? length : length - 1;
        if (digits < 1 || digits > MAX_EXACT_DIGITS) {
            return parseAny(new String(buffer, offset, length));
        }
        return exact(mantissa, Math.max(fraction, 0));
    }

    /** Of no more than {@link #MAX_EXACT_DIGITS} digits, so many of them after the point. */
    static float exact(int mantissa, int fraction) {
        return mantissa / POWERS_OF_TEN[fraction];
    }

    private static float parseAny(String text) {
        if (!text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0)) {
            return NONE;
        }
        try {
            float value = Float.parseFloat(text);
            return Float.isFinite(value) ? value : NONE;
        } catch (NumberFormatException e) {
            return NONE;
        }
    }
}
