package dev.apriori.operator.canary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A life of a pod's server: it counts from 0 in the next one.
 *
 * @param uid of the pod
 * @param restarts of its container
 */
public record PodId(String uid, int restarts) {
    private static final char BETWEEN = '/';

    /** @param text as {@link #toString()} has it */
    @JsonCreator
    static PodId parse(String text) {
        int end = text.lastIndexOf(BETWEEN);
        return new PodId(text.substring(0, Math.max(0, end)), Integer.parseInt(text.substring(end + 1)));
    }

    boolean isAnotherLifeOf(PodId other) {
        return uid.equals(other.uid) && restarts != other.restarts;
    }

    @Override
    @JsonValue
    public String toString() {
        return uid + BETWEEN + restarts;
    }
}
