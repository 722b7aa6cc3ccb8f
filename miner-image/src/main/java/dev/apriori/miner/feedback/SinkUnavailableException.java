package dev.apriori.miner.feedback;

/** Feedback cannot be kept for now: a disk is full, a broker away. Sent again later, it may. */
public final class SinkUnavailableException extends RuntimeException {
    public SinkUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
