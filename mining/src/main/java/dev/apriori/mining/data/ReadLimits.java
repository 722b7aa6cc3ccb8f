package dev.apriori.mining.data;

/**
 * Bounds on what is read, so that a hostile or broken file ends in a message and not in a full memory.
 *
 * @param maxBytes the most bytes of one file after unpacking
 * @param maxRows the most ratings, or items of all baskets together
 * @param maxLineLength the longest line in characters
 * @param maxFieldLength the longest field of a line in characters
 */
public record ReadLimits(long maxBytes, int maxRows, int maxLineLength, int maxFieldLength) {
    /** The longest array that a JVM is sure to allocate. */
    private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

    /** 8 GiB unpacked, as many rows as an array holds, lines of 16 Mi and fields of 64 Ki characters. */
    public static final ReadLimits DEFAULT = new ReadLimits(8L << 30, MAX_ARRAY, 1 << 24, 1 << 16);

    public ReadLimits {
        if (maxBytes < 1 || maxRows < 1 || maxRows > MAX_ARRAY || maxLineLength < 1 || maxFieldLength < 1) {
            throw new IllegalArgumentException("limits must be positive, and rows at most " + MAX_ARRAY);
        }
    }

    public ReadLimits withMaxBytes(long bytes) {
        return new ReadLimits(bytes, maxRows, maxLineLength, maxFieldLength);
    }

    public ReadLimits withMaxRows(int rows) {
        return new ReadLimits(maxBytes, rows, maxLineLength, maxFieldLength);
    }
}
