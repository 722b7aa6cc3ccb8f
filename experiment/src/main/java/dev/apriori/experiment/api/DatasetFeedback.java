package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Feedback of the model server's users as more ratings; none while {@code uri} is empty. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DatasetFeedback(
        @JsonPropertyDescription("The folder that holds the files: file:///feedback, where volume is mounted, or one"
                + " below it; on one machine the folder that run keeps feedback in. Empty for no feedback.")
        @Size(max = 2048)
        @ValidationRule(value = SpecRules.FEEDBACK_FOLDER, message = SpecRules.FEEDBACK_FOLDER_FIX)
        String uri,

        @JsonPropertyDescription("A source of a Kubernetes volume, mounted read-only at /feedback. Empty:"
                + " spec.serving.feedback.volume.")
        @PreserveUnknownFields
        Map<String, Object> volume,

        @JsonPropertyDescription("The rating, on the scale of the data, of an item that was watched and not rated.")
        @Size(max = 20)
        @ValidationRule(value = SpecRules.RATING, message = SpecRules.RATING_FIX)
        String watchedRating,

        @JsonPropertyDescription("The rating of an item that was clicked; empty: a click is no rating.")
        @Size(max = 20)
        @ValidationRule(value = SpecRules.OPTIONAL_RATING, message = SpecRules.OPTIONAL_RATING_FIX)
        String clickedRating) {
    /** No feedback is taken as ratings. */
    public static final DatasetFeedback NONE = new DatasetFeedback(null, null, null, null);

    public DatasetFeedback {
        uri = requireNonNullElse(uri, "");
        volume = Copies.of(volume);
        watchedRating = requireNonNullElse(watchedRating, "4");
        clickedRating = requireNonNullElse(clickedRating, "");
    }

    /** Whether feedback is taken as ratings. */
    public boolean given() {
        return !uri.isEmpty();
    }

    /** The rating of what was watched and not rated. */
    public BigDecimal watched() {
        return new BigDecimal(watchedRating);
    }

    /** The rating of what was clicked, where a click is one. */
    public Optional<BigDecimal> clicked() {
        return clickedRating.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(clickedRating));
    }
}
