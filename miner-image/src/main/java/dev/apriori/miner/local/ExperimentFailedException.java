package dev.apriori.miner.local;

/** The experiment has come to an end without a model that could be served; the message says why and what to change. */
public final class ExperimentFailedException extends RuntimeException {
    public ExperimentFailedException(String message) {
        super(message);
    }
}
