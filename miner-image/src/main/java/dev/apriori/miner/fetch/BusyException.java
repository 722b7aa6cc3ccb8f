package dev.apriori.miner.fetch;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** A server that asks to come back later. */
final class BusyException extends IOException {
    private final Duration pause;

    /** @param pause how long it wants to be left alone, zero where it does not say */
    BusyException(String message, Duration pause) {
        super(message);
        this.pause = pause;
    }

    Duration pause() {
        return pause;
    }

    /** What the header Retry-After asks for, in seconds or as a date; zero where it says nothing that can be read. */
    static Duration retryAfter(String header, Instant now) {
        try {
            if (header.matches("\\d{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(header));
            }
            Instant then = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
        } catch (DateTimeException unreadable) {
            return Duration.ZERO;
        }
    }
}
