package dev.apriori.miner.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An event as one line of JSON: what files hold and what a topic's messages are. Fields that say nothing are left out.
 *
 * <pre>{@code
 * {"id":"7f3a","kind":"watched","user":"u-17","items":["318"],"version":"4","rating":4.5,"time":"2026-03-01T20:15:00Z"}
 * }</pre>
 */
final class FeedbackLine {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Fields(
            String id, String kind, String user, List<String> items, String version, Double rating, String time) {
        boolean areWhole() {
            return user != null
                    && time != null
                    && items != null
                    && items.stream().allMatch(Objects::nonNull);
        }
    }

    private FeedbackLine() {}

    /** Without an end of line. */
    static byte[] write(FeedbackEvent event) {
        Double rating = event.rating().isPresent() ? event.rating().getAsDouble() : null;
        var fields = new Fields(
                event.id(),
                event.kind().id(),
                event.user(),
                event.items(),
                event.version(),
                rating,
                event.time().toString());
        try {
            return JSON.writeValueAsBytes(fields);
        } catch (JacksonException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty where the line is no event. */
    static Optional<FeedbackEvent> read(String line) {
        try {
            Fields fields = JSON.readValue(line.getBytes(StandardCharsets.UTF_8), Fields.class);
            if (fields == null || !fields.areWhole()) {
                return Optional.empty();
            }
            Instant time = Instant.parse(fields.time);
            return FeedbackKind.byId(text(fields.kind))
                    .map(kind -> new FeedbackEvent(
                            text(fields.id),
                            kind,
                            fields.user,
                            fields.items,
                            text(fields.version),
                            fields.rating == null ? OptionalDouble.empty() : OptionalDouble.of(fields.rating),
                            time));
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String text(String field) {
        return field == null ? "" : field;
    }
}
