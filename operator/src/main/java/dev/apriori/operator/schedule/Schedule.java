package dev.apriori.operator.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import dev.apriori.experiment.check.Problem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** When to mine again, in UTC: at the first time of the schedule after a sweep has begun, once that sweep has settled. */
public final class Schedule {
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
    public static List<Problem> check(AprioriExperimentSpec spec) {
        try {
            cron(spec.schedule());
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of(new Problem(
                    "spec.schedule",
                    "is \"" + spec.schedule() + "\", which is no time that comes (" + e.getMessage()
                            + "); give the five fields of cron, such as \"0 3 * * *\" for 3 in the night"));
        }
    }

    /** When the next sweep begins; empty while there is no telling. */
    public static Optional<Instant> next(AprioriExperimentSpec spec, AprioriExperimentStatus status) {
        if (spec.suspend() || status.sweepTime().isEmpty() || !settled(status)) {
            return Optional.empty();
        }
        ZonedDateTime begun = Instant.parse(status.sweepTime()).atZone(ZoneOffset.UTC);
        return cron(spec.schedule())
                .flatMap(cron -> ExecutionTime.forCron(cron).nextExecution(begun))
                .map(ZonedDateTime::toInstant);
    }

    /** Whether that time has come. */
    public static boolean due(AprioriExperimentSpec spec, AprioriExperimentStatus status, Instant now) {
        return next(spec, status).filter(next -> !next.isAfter(now)).isPresent();
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
