package dev.apriori.miner.fetch;

import java.util.Objects;

/**
 * What tells one state of a remote file from another.
 *
 * @param etag the entity tag with its quotes, or empty
 * @param lastModified the server's own text, or empty
 * @param size in bytes, or {@link Progress#UNKNOWN}
 */
record Version(String etag, String lastModified, long size) {
    Version {
        Objects.requireNonNull(etag);
        Objects.requireNonNull(lastModified);
    }

    /** Whether a server can be asked if this is still its state. */
    boolean isRecognisable() {
        return !etag.isEmpty() || !lastModified.isEmpty();
    }

    /** What a server compares before it sends the rest of a file, or empty: weak tags do not vouch for single bytes. */
    String rangeValidator() {
        return etag.isEmpty() || etag.startsWith("W/") ? lastModified : etag;
    }

    /**
     * Whether bytes of the other can follow bytes of this. A server that has compared the validator may leave it out of
     * its answer, so that only what contradicts counts.
     */
    boolean goesOnAs(Version other) {
        boolean sameState = other.rangeValidator().isEmpty() || rangeValidator().equals(other.rangeValidator());
        boolean sameSize = size < 0 || other.size < 0 || size == other.size;
        return sameState && sameSize;
    }

    Version withSize(long newSize) {
        return new Version(etag, lastModified, newSize);
    }
}
