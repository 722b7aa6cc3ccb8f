package dev.apriori.miner.fetch;

/**
 * Fetching failed for the world's reasons: a server that stays away, a full disk. It was retried where that could help;
 * later the same may work. The message is one line.
 */
public final class FetchException extends RuntimeException {
    public FetchException(String message, Throwable cause) {
        super(message, cause);
    }
}
