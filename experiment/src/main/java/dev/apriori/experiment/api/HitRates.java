package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.apriori.experiment.api.ExperimentCondition.State;
import io.fabric8.generator.annotation.Size;
import java.util.Map;

/** How often ten recommendations hold what a user was found to like. */
public record HitRates(
        @JsonPropertyDescription("The model's; empty when it is not known.") @Size(max = 32)
        String model,

        @JsonPropertyDescription("That of recommending what is most popular; empty when it is not known.")
        @Size(max = 32)
        String popular) {
    /** Nothing is known. */
    public static final HitRates UNKNOWN = new HitRates("", "");

    public HitRates {
        model = requireNonNullElse(model, "");
        popular = requireNonNullElse(popular, "");
    }

    /** @param metrics of the model's run, by their names in MLflow */
    public static HitRates of(Map<String, Double> metrics) {
        Double model = metrics.get("hit_rate_at_10");
        Double popular = metrics.get("popular_hit_rate_at_10");
        return model == null || popular == null ? UNKNOWN : new HitRates(model.toString(), popular.toString());
    }

    /** Whether the model recommends better than what is most popular. */
    @JsonIgnore
    public State beatsPopularity() {
        if (model.isEmpty() || popular.isEmpty()) {
            return State.UNKNOWN;
        }
        return Double.parseDouble(model) > Double.parseDouble(popular) ? State.TRUE : State.FALSE;
    }

    /** In one sentence without a full stop. */
    public String inWords() {
        String rates = model + " of the held-out likes are among the first ten that it recommends, and " + popular
                + " among the ten most popular";
        return switch (beatsPopularity()) {
            case TRUE -> rates;
            case FALSE -> "recommending what everyone likes is as good or better: " + rates;
            case UNKNOWN -> "no like could be held out to find out, or the limits did not allow it";
        };
    }
}
