package dev.apriori.mining;

/**
 * What a user can mend: data that cannot be read, a setting that leaves nothing to mine. The message is one line that
 * names the file and line or the field, the value, and the fix.
 */
public class MiningException extends RuntimeException {
    public MiningException(String message) {
        super(message);
    }

    public MiningException(String message, Throwable cause) {
        super(message, cause);
    }
}
