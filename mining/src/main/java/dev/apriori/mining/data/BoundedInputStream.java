package dev.apriori.mining.data;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lets only so many bytes through: a small archive may unpack to more than any disk holds. */
final class BoundedInputStream extends FilterInputStream {
    private final long max;
    private long passed;

    static final class TooLongException extends IOException {
        TooLongException(long max) {
            super("has more than " + max + " bytes when unpacked; give less data or raise the limit");
        }
    }

    BoundedInputStream(InputStream in, long max) {
        super(in);
        this.max = max;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            count(1);
        }
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    private void count(int bytes) throws TooLongException {
        passed += bytes;
        if (passed > max) {
            throw new TooLongException(max);
        }
    }
}
