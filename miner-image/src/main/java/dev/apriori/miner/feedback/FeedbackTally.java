package dev.apriori.miner.feedback;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of recommendations since this process started, by the model version that made them. Items are counted, not
 * events. Only the versions heard of last have counts of their own; the others' are added up as {@value #OTHER}. Safe for
 * threads.
 */
public final class FeedbackTally {
    /** Stands for all versions that are no longer told apart. */
    public static final String OTHER = "other";

    /** How many versions are told apart. */
    public static final int MAX_VERSIONS = 8;

    private static final int REMEMBERED_HITS = 20_000;

    private final Map<String, Counter> versions = new LinkedHashMap<>(2 * MAX_VERSIONS, 0.75f, true);
    private final Recent<Hit> hits = new Recent<>(REMEMBERED_HITS);

    private record Hit(String version, String user, String item) {}

    /**
     * Of one version.
     *
     * @param hits items that were clicked or watched: once for a person, whatever was done with them then, as far as this
     *     process remembers
     */
    public record Counts(long recommended, long shown, long clicked, long watched, long hits) {
        private static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        /** What could have been hit: what was shown, or where nothing is said to have been, what was recommended. */
        public long chances() {
            return shown > 0 ? shown : recommended;
        }

        /** The share of the chances that was hit. */
        public double hitRate() {
            return chances() == 0 ? 0 : Math.min(1, hits / (double) chances());
        }

        /** How many items that was said of. */
        public long of(FeedbackKind kind) {
            return switch (kind) {
                case RECOMMENDED -> recommended;
                case SHOWN -> shown;
                case CLICKED -> clicked;
                case WATCHED -> watched;
            };
        }
    }

    private static final class Counter {
        private final Map<FeedbackKind, Long> items = new EnumMap<>(FeedbackKind.class);
        private long hits;

        private void add(Counter other) {
            other.items.forEach(this::add);
            hits += other.hits;
        }

        private void add(FeedbackKind kind, long count) {
            items.merge(kind, count, Long::sum);
        }

        private Counts counts() {
            return new Counts(
                    of(FeedbackKind.RECOMMENDED),
                    of(FeedbackKind.SHOWN),
                    of(FeedbackKind.CLICKED),
                    of(FeedbackKind.WATCHED),
                    hits);
        }

        private long of(FeedbackKind kind) {
            return items.getOrDefault(kind, 0L);
        }
    }

    /** Counts an event; one that is about no model's recommendation tells nothing of any. */
    public synchronized void count(FeedbackEvent event) {
        if (!event.hasVersion()) {
            return;
        }
        Counter counter = versions.computeIfAbsent(event.version(), version -> new Counter());
        counter.add(event.kind(), event.items().size());
        if (event.kind().isHit()) {
            counter.hits += event.items().stream()
                    .filter(item -> hits.add(new Hit(event.version(), event.user(), item)))
                    .count();
        }
        forgetOldest();
    }

    /** By version, those that are told apart and the rest. */
    public synchronized SortedMap<String, Counts> byVersion() {
        SortedMap<String, Counts> counts = new TreeMap<>();
        versions.forEach((version, counter) -> counts.put(version, counter.counts()));
        return Collections.unmodifiableSortedMap(counts);
    }

    /** Nothing, where the version is not told apart. */
    public Counts of(String version) {
        return byVersion().getOrDefault(version, Counts.NONE);
    }

    private void forgetOldest() {
        Counter rest = versions.getOrDefault(OTHER, new Counter());
        if (versions.size() - (versions.containsKey(OTHER) ? 1 : 0) <= MAX_VERSIONS) {
            return;
        }
        String oldest = versions.keySet().stream()
                .filter(version -> !version.equals(OTHER))
                .findFirst()
                .orElseThrow();
        rest.add(versions.remove(oldest));
        versions.put(OTHER, rest);
    }
}
