package dev.apriori.miner.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.apriori.miner.feedback.FeedbackEvent;
import dev.apriori.miner.feedback.FeedbackKind;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the body of {@code POST /feedback}. What is wrong is told by the field, the value and the fix. */
final class FeedbackRequest {
    private static final int MAX_EVENTS = 1_000;
    private static final int MAX_ITEMS = 100;
    private static final int MAX_LABEL = 500;
    private static final int MAX_NAME = 200;
    private static final int MAX_SHOWN = 60;
    private static final double MAX_RATING = 10_000;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration FAST_CLOCK = Duration.ofMinutes(5);
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Set<String> FIELDS = Set.of("id", "kind", "user", "items", "version", "rating", "time");
    private static final String EXAMPLE =
            "{\"events\": [{\"kind\": \"clicked\", \"user\": \"u-17\", \"items\": [\"318\"], \"version\": \"4\"}]}";

    private final JsonNode event;
    private final String field;
    private final Instant now;

    private FeedbackRequest(JsonNode event, int number, Instant now) {
        this.event = event;
        this.field = "events[" + number + "]";
        this.now = now;
    }

    /**
     * @param now the time of events that do not say theirs
     * @throws Refusal when the body is no feedback
     */
    static List<FeedbackEvent> read(byte[] body, Instant now) {
        JsonNode events = Json.read(body).path("events");
        if (!events.isArray() || events.isEmpty()) {
            throw Refusal.unreadable("the body has no list of events; send one such as " + EXAMPLE);
        }
        if (events.size() > MAX_EVENTS) {
            throw Refusal.invalid("events has " + events.size() + " entries; send at most " + MAX_EVENTS + " at once");
        }
        List<FeedbackEvent> read = new ArrayList<>(events.size());
        for (JsonNode event : events) {
            read.add(new FeedbackRequest(event, read.size(), now).event());
        }
        return read;
    }

    private FeedbackEvent event() {
        if (!event.isObject()) {
            throw Refusal.unreadable(field + " is " + shown(event) + "; give an object such as in " + EXAMPLE);
        }
        for (Map.Entry<String, JsonNode> entry : event.properties()) {
            if (!FIELDS.contains(entry.getKey())) {
                throw Refusal.invalid(field + "." + cut(entry.getKey()) + " is no field; there are "
                        + String.join(", ", FIELDS.stream().sorted().toList()));
            }
        }
        FeedbackKind kind = kind();
        return new FeedbackEvent(
                event.has("id") ? text("id", MAX_NAME, "a text of your own that no other event has") : "",
                kind,
                text("user", MAX_NAME, "a text that stands for the person, the same each time"),
                items(),
                version(kind),
                rating(kind),
                time());
    }

    private FeedbackKind kind() {
        return FeedbackKind.byId(event.path("kind").asText())
                .orElseThrow(() -> wrong("kind", "give recommended, shown, clicked or watched"));
    }

    private String text(String name, int longest, String fix) {
        JsonNode value = event.path(name);
        boolean good = value.isTextual() || (value.isIntegralNumber() && value.canConvertToLong());
        if (!good || !isLabel(value, longest)) {
            throw wrong(name, "give " + fix + ", of 1 to " + longest + " characters");
        }
        return value.asText();
    }

    private List<String> items() {
        JsonNode items = event.path("items");
        if (!items.isArray() || items.isEmpty() || items.size() > MAX_ITEMS) {
            throw wrong("items", "give a list of 1 to " + MAX_ITEMS + " item labels");
        }
        List<String> labels = new ArrayList<>(items.size());
        for (JsonNode item : items) {
            if (!(item.isTextual() || item.isIntegralNumber()) || !isLabel(item, MAX_LABEL)) {
                throw Refusal.invalid(field + ".items[" + labels.size() + "] is " + shown(item)
                        + "; give an item's label, of 1 to " + MAX_LABEL + " characters");
            }
            labels.add(item.asText());
        }
        return labels.stream().distinct().toList();
    }

    private String version(FeedbackKind kind) {
        JsonNode version = event.path("version");
        if (version.isMissingNode() && kind == FeedbackKind.WATCHED) {
            return "";
        }
        boolean good = version.isTextual() || version.isIntegralNumber();
        if (!good || !VERSION.matcher(version.asText()).matches()) {
            throw wrong("version", "give the model version that recommended it, as in model.version of /recommend");
        }
        return version.asText();
    }

    private OptionalDouble rating(FeedbackKind kind) {
        if (!event.has("rating")) {
            return OptionalDouble.empty();
        }
        if (kind != FeedbackKind.WATCHED) {
            throw wrong("rating", "only what was watched has one; take it out, or give kind watched");
        }
        JsonNode rating = event.path("rating");
        double value = rating.asDouble();
        if (!rating.isNumber() || !(value >= 0 && value <= MAX_RATING)) {
            throw wrong("rating", "give a number of 0 or more, on the scale of the data");
        }
        return OptionalDouble.of(value);
    }

    private Instant time() {
        if (!event.has("time")) {
            return now;
        }
        try {
            Instant time = Instant.parse(event.path("time").asText());
            if (!time.isBefore(EARLIEST) && !time.isAfter(now.plus(FAST_CLOCK))) {
                return time;
            }
        } catch (DateTimeException e) {
            // said below, as a time that cannot be is
        }
        throw wrong(
                "time",
                "give a time in the past, such as " + now.truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                        + ", or leave it out for now");
    }

    private static boolean isLabel(JsonNode value, int longest) {
        String text = value.asText();
        return !text.isBlank()
                && text.length() <= longest
                && !CONTROL.matcher(text).find();
    }

    private Refusal wrong(String name, String fix) {
        return Refusal.invalid(field + "." + name + " is " + shown(event.path(name)) + "; " + fix);
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "missing" : cut(value.toString());
    }

    private static String cut(String text) {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    }
}
