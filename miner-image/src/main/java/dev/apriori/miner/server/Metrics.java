package dev.apriori.miner.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What {@code GET /metrics} shows. Every label has few values: an endpoint is one of the table's or {@code other}, and
 * there is one model at a time.
 */
final class Metrics implements AutoCloseable {
    private static final String OTHER = "other";
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics gc = new JvmGcMetrics();
    private final AtomicInteger underWay = new AtomicInteger();
    private final ConcurrentMap<Series, Timer> timers = new ConcurrentHashMap<>();
    private final MultiGauge modelInfo;
    private final MultiGauge modelRules;
    private final MultiGauge modelItems;
    private final Counter baskets;
    private final Map<Fallback, Counter> fallbacks = new EnumMap<>(Fallback.class);
    private final Counter unanswered;
    private final FeedbackMetrics feedback = new FeedbackMetrics(registry);

    /** What requests to former models have come to. */
    private volatile Tally before = Tally.NONE;

    /** To find a timer in the registry takes longer than to look for it here. */
    private record Series(String endpoint, int status, boolean open) {}

    Metrics() {
        modelInfo = gauge("apriori.model.info", "The model that is served: always 1");
        modelRules = gauge("apriori.model.rules", "The rules of the model that is served");
        modelItems = gauge("apriori.model.items", "The items in the catalogue of the model that is served");
        baskets = Counter.builder("apriori.baskets")
                .description("Baskets answered")
                .register(registry);
        for (Fallback why : Fallback.values()) {
            fallbacks.put(
                    why,
                    Counter.builder("apriori.baskets.fallback")
                            .description("Baskets that the model leads nowhere from, answered with the most popular")
                            .tag("reason", why.id())
                            .register(registry));
        }
        unanswered = Counter.builder("apriori.baskets.unanswered")
                .description("Baskets that got no recommendation, not even the most popular")
                .register(registry);
        registry.gauge("http.server.requests.under.way", underWay);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        gc.bindTo(registry);
    }

    private MultiGauge gauge(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    /** From now on that model answers. */
    void serves(LiveModel model) {
        before = tally();
        Tags tags =
                Tags.of("name", model.served().name(), "version", model.served().version());
        modelInfo.register(List.of(Row.of(tags, 1)), true);
        modelRules.register(List.of(Row.of(Tags.empty(), model.rules().size())), true);
        modelItems.register(List.of(Row.of(Tags.empty(), model.items().size())), true);
    }

    void requestBegun() {
        underWay.incrementAndGet();
    }

    /** @param endpoint empty for a path that there is nothing at */
    void requestEnded(Optional<Endpoint> endpoint, int status, long nanos) {
        underWay.decrementAndGet();
        Series series = new Series(
                endpoint.map(Endpoint::path).orElse(OTHER),
                status,
                endpoint.map(Endpoint::open).orElse(true));
        timer(series).record(nanos, TimeUnit.NANOSECONDS);
    }

    /** A request was refused before anyone looked at its path. */
    void refusedUnread(int status) {
        timer(new Series(OTHER, status, true)).record(Duration.ZERO);
    }

    void basketAnswered(Answered answered) {
        baskets.increment();
        answered.fallback().ifPresent(why -> fallbacks.get(why).increment());
        if (answered.recommendations().isEmpty()) {
            unanswered.increment();
        }
    }

    /** How the model that is served does. */
    Statistics statistics(ServedModel model) {
        return Statistics.of(model, tally().since(before), feedback.byVersion());
    }

    /** Of requests that need a key, where there are keys: the others are no work of the model's, and nor is feedback. */
    private Tally tally() {
        Tally sum = Tally.NONE;
        for (Map.Entry<Series, Timer> known : timers.entrySet()) {
            if (!known.getKey().open() && !known.getKey().endpoint().equals(Feedback.PATH)) {
                sum = sum.plus(known.getKey().status(), known.getValue());
            }
        }
        return sum;
    }

    FeedbackMetrics feedback() {
        return feedback;
    }

    /** In Prometheus' text format. */
    String scrape() {
        feedback.refresh();
        return registry.scrape();
    }

    @Override
    public void close() {
        gc.close();
        registry.close();
    }

    private Timer timer(Series series) {
        return timers.computeIfAbsent(series, this::register);
    }

    private Timer register(Series series) {
        return Timer.builder("http.server.requests")
                .description("Requests by endpoint and status")
                .tags("endpoint", series.endpoint(), "status", Integer.toString(series.status()))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}
