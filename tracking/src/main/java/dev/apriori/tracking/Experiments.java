package dev.apriori.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import dev.apriori.tracking.TrackingException.NotFound;
import dev.apriori.tracking.TrackingException.Rejected;
import java.util.Map;
import java.util.Optional;

/** The experiments of a server, by name. */
public final class Experiments {
    private static final String EXISTS = "RESOURCE_ALREADY_EXISTS";

    private final Rest rest;

    Experiments(Rest rest) {
        this.rest = rest;
    }

    /** The experiment of that name, where there is one that is not deleted. */
    public Optional<Experiment> find(String name) {
        return lookUp(name).filter(Found::active).map(Found::experiment);
    }

    /**
     * The experiment of that name: found, made, or taken back out of the bin. Many may ask at once; all get the same.
     *
     * @throws Rejected when MLflow does not take the name
     */
    public Experiment named(String name) {
        Optional<Found> found = lookUp(name);
        if (found.isEmpty()) {
            Optional<Experiment> made = create(name);
            if (made.isPresent()) {
                return made.get();
            }
            found = lookUp(name);
        }
        Found there = found.orElseThrow(() ->
                new NotFound("experiment '" + name + "' is neither there nor can it be made; was it just removed?"));
        if (!there.active()) {
            restore(there.experiment());
        }
        return there.experiment();
    }

    /** Sets a tag of an experiment; it may be set again. */
    public void tag(Experiment experiment, String key, String value) {
        rest.post(
                "experiments/set-experiment-tag", Map.of("experiment_id", experiment.id(), "key", key, "value", value));
    }

    private record Found(Experiment experiment, boolean active) {}

    private Optional<Found> lookUp(String name) {
        try {
            JsonNode experiment = rest.get("experiments/get-by-name", Map.of("experiment_name", name))
                    .path("experiment");
            return Optional.of(new Found(
                    new Experiment(experiment.path("experiment_id").asText(), name),
                    experiment.path("lifecycle_stage").asText().equals("active")));
        } catch (NotFound e) {
            return Optional.empty();
        }
    }

    /** Empty when another was faster: the name itself keeps this from being done twice. */
    private Optional<Experiment> create(String name) {
        try {
            JsonNode made = rest.post("experiments/create", Map.of("name", name));
            return Optional.of(new Experiment(made.path("experiment_id").asText(), name));
        } catch (Rejected e) {
            if (e.errorCode().equals(EXISTS)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void restore(Experiment experiment) {
        try {
            rest.post("experiments/restore", Map.of("experiment_id", experiment.id()));
        } catch (Rejected | NotFound e) {
            if (find(experiment.name()).isEmpty()) {
                throw e;
            }
        }
    }
}
