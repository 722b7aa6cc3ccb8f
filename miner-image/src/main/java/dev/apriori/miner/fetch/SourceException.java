package dev.apriori.miner.fetch;

/**
 * A data source that its user has to mend: a wrong address, a missing file, other bytes than expected, a refusal. The
 * message is one line that names the field, the value, and the fix. Trying again does not help.
 */
public final class SourceException extends RuntimeException {
    public SourceException(String message) {
        super(message);
    }

    SourceException(DataSource source, String problem, String fix) {
        super(source.field() + " '" + source.shown() + "' " + problem + "; " + fix);
    }
}
