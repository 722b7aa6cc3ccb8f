package dev.apriori.miner.fetch;

/**
 * Told how loading goes on. One load is {@code start}, then {@code advance} and {@code pause} in any order, then {@code
 * done}; a {@code start} in between begins again from zero, after a failure. A file that is there already makes no call
 * but {@code done}.
 */
public interface Progress {
    /** The total of a file whose server does not say how large it is. */
    long UNKNOWN = -1;

    /** @param totalBytes of the whole file, or {@link #UNKNOWN} */
    void start(String name, long totalBytes);

    /** @param bytes that have come since the last call; what an earlier try left counts as the first of them */
    void advance(long bytes);

    /** Nothing moves for now: the reason, for people, in a line that names the file. */
    void pause(String reason);

    /** Nothing more will come, whether loading succeeded or not. */
    void done();

    /** Tells nobody. */
    static Progress silent() {
        return new Progress() {
            @Override
            public void start(String name, long totalBytes) {}

            @Override
            public void advance(long bytes) {}

            @Override
            public void pause(String reason) {}

            @Override
            public void done() {}
        };
    }
}
