package dev.apriori.operator.controller;

import java.time.Duration;
import java.util.Optional;

/** When to look again at the latest though nothing has happened. */
final class Alarm {
    private Optional<Duration> soonest = Optional.empty();

    void in(Duration time) {
        Duration wait = time.isNegative() ? Duration.ZERO : time;
        soonest = soonest.filter(known -> known.compareTo(wait) <= 0).or(() -> Optional.of(wait));
    }

    Optional<Duration> soonest() {
        return soonest;
    }
}
