package dev.apriori.miner.fetch;

import java.io.InputStream;

/** What a server says to an {@link Ask}. */
sealed interface Answer {
    /** It is still the version that was named. */
    record Unchanged() implements Answer {}

    /** It is no longer the version that the rest was asked of, or there is no such rest. */
    record Stale() implements Answer {}

    /**
     * The bytes from an offset on.
     *
     * @param version of the whole file
     * @param offset of the first byte that comes: 0, or what was asked for
     * @param hangUp ends the connection, whatever is still to come
     */
    record Content(Version version, long offset, InputStream bytes, Runnable hangUp) implements Answer, AutoCloseable {
        @Override
        public void close() {
            hangUp.run();
        }
    }
}
