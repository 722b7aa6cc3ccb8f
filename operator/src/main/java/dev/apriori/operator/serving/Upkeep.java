package dev.apriori.operator.serving;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is left of a look at a model server.
 *
 * @param again when to look again though nothing has happened; empty when only an event can change anything
 * @param refused what the API server would not take, each in one sentence that names the object
 */
public record Upkeep(Optional<Duration> again, List<String> refused) {
    public Upkeep {
        refused = List.copyOf(refused);
    }
}
