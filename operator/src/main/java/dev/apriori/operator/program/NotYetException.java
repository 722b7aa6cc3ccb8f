package dev.apriori.operator.program;

/** Something that the operator needs is missing in the cluster; the message names it and the fix. */
final class NotYetException extends RuntimeException {
    NotYetException(String message, Throwable cause) {
        super(message, cause);
    }

    NotYetException(String message) {
        super(message);
    }
}
