package dev.apriori.miner.fetch;

/**
 * Fetching failed for the world's reasons: a server that stays away, a full disk. It was retried where that could help;
 * later the same may work. The message is one line.
 */
public final class FetchException extends RuntimeException {
    private final boolean away;

    private FetchException(boolean away, String message, Throwable cause) {
        super(message, cause);
        this.away = away;
    }

    /** The source's server does not answer, or breaks off. */
    static FetchException away(String message, Throwable cause) {
        return new FetchException(true, message, cause);
    }

    /** This machine can't keep or read the file. */
    static FetchException here(String message, Throwable cause) {
        return new FetchException(false, message, cause);
    }

    /** Whether the trouble is the source's server, and not this machine. */
    public boolean isAway() {
        return away;
    }
}
