package dev.apriori.operator.canary;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a server answers to {@code GET /statistics}. Fields that a later server adds are none of ours. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Told(long requests, long errors, Latency latency, Feedback feedback) {
    public static final Told NOTHING = new Told(0, 0, null, null);

    /** How long requests took. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Latency(List<Within> within) {
        public Latency {
            within = within == null ? List.of() : List.copyOf(within);
        }
    }

    /** So many requests took at most so many milliseconds. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Within(long milliseconds, long requests) {}

    /** What people did with recommendations, whichever server recommended them. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Feedback(Map<String, OfVersion> byVersion) {
        public Feedback {
            byVersion = byVersion == null ? Map.of() : Map.copyOf(byVersion);
        }
    }

    /**
     * What became of the items that a version recommended.
     *
     * @param shown 0 where clients tell only what they were recommended
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record OfVersion(long recommended, long shown, long hits) {}

    public Told {
        latency = latency == null ? new Latency(List.of()) : latency;
        feedback = feedback == null ? new Feedback(Map.of()) : feedback;
    }

    /** Its own requests; people tell any server what they did, so that is counted apart. */
    public Counts served() {
        SortedMap<Long, Long> within = new TreeMap<>();
        latency.within().forEach(bucket -> within.put(bucket.milliseconds(), bucket.requests()));
        return new Counts(requests, errors, within, 0, 0);
    }

    /** What it was told about recommendations of that version. */
    public Counts fedBack(String version) {
        OfVersion told = feedback.byVersion().getOrDefault(version, new OfVersion(0, 0, 0));
        long shown = told.shown() > 0 ? told.shown() : told.recommended();
        return new Counts(0, 0, new TreeMap<>(), shown, told.hits());
    }
}
