package dev.apriori.miner.fetch;

import java.io.IOException;

/** A file on a server. Each question is one request, without retries. */
interface Remote extends AutoCloseable {
    /** What tells this file from all others, for the cache. */
    String identity();

    /**
     * @throws SourceException when the server refuses for good
     * @throws IOException when it may answer another time; a {@link BusyException} when it said so itself
     */
    Answer ask(Ask ask) throws IOException;

    @Override
    void close();
}
