package dev.apriori.operator.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.check.Problem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When to mine again on fresh data: once the sweep has settled, at the first time of the schedule, in UTC, after it has
 * begun, or at the time that a person has written into the annotation {@link #MINE_AFTER}, if it began before that.
 */
public final class Schedule {
    /** A time; a sweep that began before it is followed by another. */
    public static final String MINE_AFTER = "apriori.dev/mine-after";

    private static final CronDefinition FIELDS = CronDefinitionBuilder.defineCron()
            .withMinutes()
            .withStrictRange()
            .and()
            .withHours()
            .withStrictRange()
            .and()
            .withDayOfMonth()
            .withStrictRange()
            .and()
            .withMonth()
            .withStrictRange()
            .and()
            .withDayOfWeek()
            .withValidRange(0, 7)
            .withMondayDoWValue(1)
            .withIntMapping(7, 0)
            .withStrictRange()
            .and()
            .withSupportedNicknameHourly()
            .withSupportedNicknameDaily()
            .withSupportedNicknameWeekly()
            .withSupportedNicknameMonthly()
            .instance();

    private Schedule() {}

    /** What is wrong with it, which the resource's schema cannot see. */
    public static List<Problem> check(AprioriExperiment experiment) {
        List<Problem> problems = new ArrayList<>();
        String schedule = experiment.getSpec().schedule();
        try {
            cron(schedule);
        } catch (IllegalArgumentException e) {
            problems.add(new Problem(
                    "spec.schedule",
                    "is \"" + schedule + "\", which is no time that comes (" + e.getMessage()
                            + "); give the five fields of cron, such as \"0 3 * * *\" for 3 in the night"));
        }
        try {
            mineAfter(experiment);
        } catch (DateTimeParseException e) {
            problems.add(new Problem(
                    "metadata.annotations[" + MINE_AFTER + "]",
                    "is \"" + e.getParsedString()
                            + "\", which is no time; give one in UTC, such as \"$(date -u +%FT%TZ)\""));
        }
        return problems;
    }

    /** When the next sweep begins; empty while there is no telling. */
    public static Optional<Instant> next(AprioriExperiment experiment, AprioriExperimentStatus status) {
        if (experiment.getSpec().suspend() || status.sweepTime().isEmpty() || !settled(status)) {
            return Optional.empty();
        }
        Instant begun = Instant.parse(status.sweepTime());
        return Stream.concat(
                        cron(experiment.getSpec().schedule())
                                .flatMap(
                                        cron -> ExecutionTime.forCron(cron).nextExecution(begun.atZone(ZoneOffset.UTC)))
                                .map(ZonedDateTime::toInstant)
                                .stream(),
                        mineAfter(experiment).filter(begun::isBefore).stream())
                .min(Comparator.naturalOrder());
    }

    /** Whether that time has come. */
    public static boolean due(AprioriExperiment experiment, AprioriExperimentStatus status, Instant now) {
        return next(experiment, status).filter(next -> !next.isAfter(now)).isPresent();
    }

    /** To the second, as a sweep's beginning is noted. */
    private static Optional<Instant> mineAfter(AprioriExperiment experiment) {
        Map<String, String> annotations = experiment.getMetadata().getAnnotations();
        return Optional.ofNullable(annotations)
                .map(all -> all.get(MINE_AFTER))
                .filter(text -> !text.isEmpty())
                .map(text -> Instant.parse(text).truncatedTo(ChronoUnit.SECONDS));
    }

    private static boolean settled(AprioriExperimentStatus status) {
        return switch (status.phase()) {
            case READY, DEGRADED, FAILED -> true;
            case PENDING, MINING, SELECTING, REGISTERING, ROLLING_OUT, SUSPENDED -> false;
        };
    }

    private static Optional<Cron> cron(String schedule) {
        return schedule.isEmpty()
                ? Optional.empty()
                : Optional.of(new CronParser(FIELDS).parse(schedule).validate());
    }
}
