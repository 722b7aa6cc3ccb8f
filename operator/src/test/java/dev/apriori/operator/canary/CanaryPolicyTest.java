package dev.apriori.operator.canary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.apriori.experiment.api.CanarySpec;
import dev.apriori.operator.canary.Next.Hold;
import dev.apriori.operator.canary.Next.Raise;
import dev.apriori.operator.canary.Next.RollBack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What becomes of a canary that began at 20 % when nothing had been counted. */
class CanaryPolicyTest {
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final String ALL = "{percent: 20, steps: [50], metric: [ErrorRate, LatencyP99, OnlineHitRate]}";
    private static final Instant BEGAN = Instant.parse("2026-05-01T00:00:00Z");
    private static final PodId OLD = new PodId("old", 0);
    private static final PodId NEW = new PodId("new", 0);

    private final Set<PodId> pods = new HashSet<>(Set.of(OLD, NEW));
    private Set<PodId> candidates = Set.of(NEW);
    private List<String> silent = List.of();
    private Counts old = counts(1_000, 0, 0);
    private Counts fresh = counts(200, 0, 0);

    @Test
    void theFirstLookIsWhereCountingBegins() {
        Share share = Share.of(20, BEGAN);
        Next next = new CanaryPolicy(spec("{percent: 20}"), true).next(share, measured(), BEGAN);
        assertThat(next).isEqualTo(new Hold(share.counting(measured(), BEGAN)));
    }

    @Test
    void aShareLastsAsLongAsAnIntervalEvenIfAllIsWell() {
        assertThat(after(Duration.ofSeconds(59), "{percent: 20}")).isInstanceOf(Hold.class);
        assertThat(after(Duration.ofMinutes(1), "{percent: 20}")).isEqualTo(new Raise(100));
    }

    @Test
    void theNextShareIsTheNextStepOfTheSpec() {
        assertThat(after(Duration.ofMinutes(1), "{percent: 20, steps: [30, 50]}"))
                .isEqualTo(new Raise(30));
        assertThat(after(Duration.ofMinutes(1), "{percent: 10, steps: [15]}")).isEqualTo(new Raise(100));
    }

    @Test
    void withFewRequestsItWaitsUntilPatienceEnds() {
        fresh = counts(99, 0, 0);
        assertThat(after(Duration.ofSeconds(599), "{percent: 20}")).isInstanceOf(Hold.class);
        assertThat(after(Duration.ofMinutes(10), "{percent: 20}")).isEqualTo(new Raise(100));
    }

    @Test
    void patienceIsNeverShorterThanAnInterval() {
        fresh = counts(0, 0, 0);
        assertThat(after(Duration.ofMinutes(19), "{percent: 20, interval: 20m}"))
                .isInstanceOf(Hold.class);
        assertThat(after(Duration.ofMinutes(20), "{percent: 20, interval: 20m}"))
                .isEqualTo(new Raise(100));
    }

    @Test
    void whatFailsMoreOftenIsRolledBackAtOnce() {
        fresh = counts(200, 30, 0);
        assertThat(after(Duration.ofSeconds(1), "{percent: 20}"))
                .isEqualTo(new RollBack(
                        "at 20 % of the requests 15.0 % of 200 requests failed, of the old one's 0.0 %" + " of 1,000"));
    }

    @Test
    void whatMayBeChanceIsNot() {
        fresh = counts(20, 2, 0);
        assertThat(after(Duration.ofSeconds(1), "{percent: 20}")).isInstanceOf(Hold.class);
    }

    @Test
    void whereTheOldOneFailsAsOftenTheNewOneIsNotBlamed() {
        old = counts(1_000, 150, 0);
        fresh = counts(200, 30, 0);
        assertThat(after(Duration.ofMinutes(1), "{percent: 20}")).isEqualTo(new Raise(100));
    }

    @Test
    void errorsMayBeTolerated() {
        fresh = counts(200, 30, 0);
        assertThat(after(Duration.ofMinutes(1), "{percent: 20, tolerance: {errorPercent: 20}}"))
                .isEqualTo(new Raise(100));
        assertThat(after(Duration.ofMinutes(1), "{percent: 20, metric: [LatencyP99]}"))
                .isEqualTo(new Raise(100));
    }

    @Test
    void whatTakesLongerIsRolledBack() {
        fresh = counts(200, 0, 40);
        assertThat(after(Duration.ofSeconds(1), "{percent: 20}"))
                .isEqualTo(new RollBack("at 20 % of the requests 20.0 % of 200 requests took more than 100 ms, of the"
                        + " old one's 0.0 % of 1,000"));
    }

    @Test
    void latencyMayBeTolerated() {
        fresh = counts(200, 0, 40);
        assertThat(after(Duration.ofMinutes(1), "{percent: 20, tolerance: {latencyMilliseconds: 900}}"))
                .isInstanceOf(RollBack.class);
        assertThat(after(Duration.ofMinutes(1), "{percent: 20, tolerance: {latencyMilliseconds: 1000}}"))
                .isEqualTo(new Raise(100));
        assertThat(after(Duration.ofMinutes(1), "{percent: 20, tolerance: {latencyPercent: 9900}}"))
                .isInstanceOf(RollBack.class);
        assertThat(after(Duration.ofMinutes(1), "{percent: 20, tolerance: {latencyPercent: 10000}}"))
                .isEqualTo(new Raise(100));
    }

    @Test
    void whatPeopleLikeLessIsRolledBack() {
        old = fedBack(old, 1_000, 250);
        fresh = fedBack(fresh, 200, 20);
        assertThat(after(Duration.ofSeconds(1), ALL))
                .isEqualTo(new RollBack("at 20 % of the requests its online hit rate is 10.0 % of 200 shown, the old"
                        + " one's 25.0 % of 1,000"));
    }

    @Test
    void itWaitsForAsMuchFeedbackAsRequests() {
        old = fedBack(old, 1_000, 250);
        fresh = fedBack(fresh, 99, 25);
        assertThat(after(Duration.ofMinutes(1), ALL)).isInstanceOf(Hold.class);
        fresh = fedBack(fresh, 1, 0);
        assertThat(after(Duration.ofMinutes(1), ALL)).isEqualTo(new Raise(50));
    }

    @Test
    void theSameModelServedInAnotherWayHasNoHitRateOfItsOwn() {
        old = fedBack(old, 1_000, 250);
        assertThat(new CanaryPolicy(spec(ALL), false).next(begun(), measured(), BEGAN.plus(Duration.ofMinutes(1))))
                .isEqualTo(new Raise(50));
    }

    @Test
    void belowTheMinimumItGetsNoMore() {
        String spec = "{percent: 20, metric: [OnlineHitRate], minimum: \"0.05\"}";
        old = fedBack(old, 1_000, 45);
        fresh = fedBack(fresh, 200, 9);
        assertThat(after(Duration.ofSeconds(59), spec)).isInstanceOf(Hold.class);
        assertThat(after(Duration.ofMinutes(1), spec))
                .isEqualTo(new RollBack("at 20 % of the requests its online hit rate is 4.5 % of 200 shown, below the"
                        + " minimum of 5.0 %"));
    }

    @Test
    void farBelowTheMinimumItLeavesAtOnce() {
        old = fedBack(old, 100, 0);
        fresh = fedBack(fresh, 1_000, 0);
        assertThat(after(Duration.ofSeconds(1), "{percent: 20, metric: [OnlineHitRate], minimum: \"0.05\"}"))
                .isInstanceOf(RollBack.class);
    }

    @Test
    void aServerThatCrashesIsEnough() {
        candidates = Set.of(new PodId("new", 1));
        assertThat(after(Duration.ofSeconds(1), "{percent: 20}"))
                .isEqualTo(new RollBack("its server crashed at 20 % of the requests"));
    }

    @Test
    void whatCannotBeMeasuredWaitsAndIsThenRolledBack() {
        silent = List.of("no route to host");
        assertThat(after(Duration.ofSeconds(599), "{percent: 20}")).isEqualTo(new Hold(begun()));
        assertThat(after(Duration.ofMinutes(10), "{percent: 20}"))
                .isEqualTo(new RollBack("what it does could not be measured within 10m: no route to host"));
    }

    @Test
    void whenACountedPodHasGoneCountingBeginsAnew() {
        pods.remove(OLD);
        fresh = counts(200, 200, 0);
        Instant later = BEGAN.plus(Duration.ofMinutes(1));
        assertThat(after(Duration.ofMinutes(1), "{percent: 20}"))
                .isEqualTo(new Hold(begun().counting(measured(), later)));
    }

    @Test
    void aPodMoreDoesNotDisturb() {
        pods.add(new PodId("another", 0));
        assertThat(after(Duration.ofMinutes(1), "{percent: 20}")).isEqualTo(new Raise(100));
    }

    private Next after(Duration time, String spec) {
        return new CanaryPolicy(spec(spec), true).next(begun(), measured(), BEGAN.plus(time));
    }

    private static Share begun() {
        return Share.of(20, BEGAN)
                .counting(new Measured(Counts.NONE, Counts.NONE, Set.of(OLD, NEW), Set.of(NEW), List.of()), BEGAN);
    }

    private Measured measured() {
        return new Measured(old, fresh, pods, candidates, silent);
    }

    private static CanarySpec spec(String yaml) {
        try {
            return YAML.readValue(yaml, CanarySpec.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All others took up to 10 ms; the slow ones between one second and ten. */
    private static Counts counts(long requests, long errors, long slow) {
        var within = new TreeMap<Long, Long>();
        List.of(10L, 100L, 1_000L).forEach(millis -> within.put(millis, requests - slow));
        within.put(10_000L, requests);
        return new Counts(requests, errors, within, 0, 0);
    }

    private static Counts fedBack(Counts counts, long shown, long hits) {
        return counts.plus(new Counts(0, 0, new TreeMap<>(), shown, hits));
    }
}
