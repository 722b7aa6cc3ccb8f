package dev.apriori.experiment.api;

import java.time.Duration;
import java.util.Locale;

/** A spec's lengths of time: a whole number of s, m or h. */
final class TimeSpan {
    private TimeSpan() {}

    static Duration parse(String text) {
        return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }
}
