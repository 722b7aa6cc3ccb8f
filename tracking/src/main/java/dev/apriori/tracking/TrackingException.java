package dev.apriori.tracking;

/**
 * Why MLflow could not do what was asked. The kind tells who can mend it: the user ({@link Misconfigured},
 * {@link Refused}), time ({@link Unreachable}), or whoever wrote the call ({@link Rejected}). No message holds a secret.
 */
public abstract sealed class TrackingException extends RuntimeException {
    private TrackingException(String message) {
        super(message);
    }

    private TrackingException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The server did not answer, or answered that it cannot at the moment. Thrown after every repetition has failed. */
    public static final class Unreachable extends TrackingException {
        public Unreachable(String message) {
            super(message);
        }

        public Unreachable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The server is there and does not let us in: 401 or 403. The message names what to set. */
    public static final class Refused extends TrackingException {
        public Refused(String message) {
            super(message);
        }
    }

    /** A setting, here or of the server, makes the work impossible; the message names it and the fix. */
    public static final class Misconfigured extends TrackingException {
        public Misconfigured(String message) {
            super(message);
        }

        public Misconfigured(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The server understood and said no: a bad name, a value out of its limits, a state that forbids it. */
    public static final class Rejected extends TrackingException {
        private final String errorCode;

        /** @param errorCode MLflow's own, such as {@code INVALID_PARAMETER_VALUE}; empty when it gave none */
        public Rejected(String errorCode, String message) {
            super(message);
            this.errorCode = errorCode;
        }

        public String errorCode() {
            return errorCode;
        }
    }

    /** What was asked for by its name or id is not there. */
    public static final class NotFound extends TrackingException {
        public NotFound(String message) {
            super(message);
        }
    }
}
