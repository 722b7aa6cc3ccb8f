package dev.apriori.operator.serving;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.apriori.operator.canary.Baseline;
import dev.apriori.operator.canary.Share;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A canary as JSON in the Service's annotation {@value #ANNOTATION}.
 *
 * @param baseline null before counting began
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CanaryNote(
        String version,
        String revision,
        String besideVersion,
        String besideRevision,
        int percent,
        String since,
        Baseline baseline) {
    static final String ANNOTATION = "apriori.dev/canary";

    private static final ObjectMapper JSON = new ObjectMapper();

    CanaryNote {
        version = requireNonNullElse(version, "");
        revision = requireNonNullElse(revision, "");
        besideVersion = requireNonNullElse(besideVersion, "");
        besideRevision = requireNonNullElse(besideRevision, "");
        since = requireNonNullElse(since, "");
    }

    static String write(Canary canary) {
        Share share = canary.share();
        try {
            return JSON.writeValueAsString(new CanaryNote(
                    canary.revision().version(),
                    canary.revision().hash(),
                    canary.beside().version(),
                    canary.beside().hash(),
                    share.percent(),
                    share.since().toString(),
                    share.baseline().orElse(null)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty for what someone has edited beyond recognition. */
    static Optional<Canary> read(String text) {
        try {
            CanaryNote note = JSON.readValue(text, CanaryNote.class);
            return Optional.of(new Canary(
                    new Revision(note.version, note.revision),
                    new Revision(note.besideVersion, note.besideRevision),
                    new Share(note.percent, Instant.parse(note.since), Optional.ofNullable(note.baseline))));
        } catch (JsonProcessingException | DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
