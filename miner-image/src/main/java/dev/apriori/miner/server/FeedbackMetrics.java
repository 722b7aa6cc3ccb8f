package dev.apriori.miner.server;

import dev.apriori.miner.feedback.FeedbackEvent;
import dev.apriori.miner.feedback.FeedbackKind;
import dev.apriori.miner.feedback.FeedbackTally;
import dev.apriori.miner.feedback.FeedbackTally.Counts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;

/** What {@code GET /metrics} shows of feedback: as many versions as the tally tells apart. */
final class FeedbackMetrics {
    private static final String VERSION = "version";

    private final MeterRegistry registry;
    private final FeedbackTally tally = new FeedbackTally();
    private final Counter refused;
    private final Map<String, List<Meter>> shown = new HashMap<>();

    FeedbackMetrics(MeterRegistry registry) {
        this.registry = registry;
        refused = Counter.builder("apriori.feedback.refused")
                .description("Events of feedback that could not be kept, so that their senders were told to come again")
                .register(registry);
    }

    void taken(List<FeedbackEvent> events) {
        events.forEach(tally::count);
    }

    void refused(int events) {
        refused.increment(events);
    }

    SortedMap<String, Counts> byVersion() {
        return tally.byVersion();
    }

    /** Shows the versions that are told apart now, and those only. */
    synchronized void refresh() {
        Set<String> versions = tally.byVersion().keySet();
        shown.entrySet().removeIf(known -> {
            boolean gone = !versions.contains(known.getKey());
            if (gone) {
                known.getValue().forEach(registry::remove);
            }
            return gone;
        });
        versions.forEach(version -> shown.computeIfAbsent(version, this::show));
    }

    private List<Meter> show(String version) {
        List<Meter> meters = new ArrayList<>();
        Arrays.stream(FeedbackKind.values())
                .map(kind -> FunctionCounter.builder(
                                "apriori.feedback.items",
                                tally,
                                t -> t.of(version).of(kind))
                        .description("Items that feedback was about, by what was done with them")
                        .tags("kind", kind.id(), VERSION, version)
                        .register(registry))
                .forEach(meters::add);
        meters.add(FunctionCounter.builder("apriori.feedback.hits", tally, of(version, Counts::hits))
                .description("Recommendations that were clicked or watched, each once")
                .tags(VERSION, version)
                .register(registry));
        meters.add(Gauge.builder("apriori.feedback.hit.rate", tally, of(version, Counts::hitRate))
                .description("Of what was shown, or else recommended, the share that was clicked or watched")
                .tags(VERSION, version)
                .register(registry));
        return meters;
    }

    private static ToDoubleFunction<FeedbackTally> of(String version, ToDoubleFunction<Counts> count) {
        return tally -> count.applyAsDouble(tally.of(version));
    }
}
