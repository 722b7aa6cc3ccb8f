package dev.apriori.operator.canary;

import dev.apriori.experiment.api.CanarySpec;
import dev.apriori.operator.canary.Next.Hold;
import dev.apriori.operator.canary.Next.Raise;
import dev.apriori.operator.canary.Next.RollBack;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of a canary: a pure function of what its servers and those of the old revision have counted.
 *
 * <ul>
 *   <li>It is rolled back as soon as it is worse beyond doubt, or when one of its servers crashes.
 *   <li>It gets more after {@code interval}, when it has answered {@code minRequests}, or when {@code patience} is at its
 *       end: where nobody asks, nobody is harmed.
 *   <li>What cannot be measured does not get more; when {@code patience} is at its end it is rolled back.
 *   <li>When a pod that was counted has gone, its counts have gone with it, and counting begins anew.
 * </ul>
 */
public final class CanaryPolicy {
    private final CanarySpec spec;
    private final boolean newModel;

    /** @param newModel whether the two revisions serve different versions */
    public CanaryPolicy(CanarySpec spec, boolean newModel) {
        this.spec = spec;
        this.newModel = newModel;
    }

    public Next next(Share share, Measured measured, Instant now) {
        if (crashed(share, measured)) {
            return new RollBack("its server crashed at " + share.percent() + " % of the requests");
        }
        if (measured.unknown().isPresent()) {
            return now.isBefore(share.since().plus(spec.longestStep()))
                    ? new Hold(share)
                    : new RollBack("what it does could not be measured within " + spec.patience() + ": "
                            + measured.unknown().get());
        }
        Optional<Comparison> compared = share.compared(measured, newModel);
        return compared.isEmpty() ? new Hold(share.counting(measured, now)) : judged(share, compared.get(), now);
    }

    private Next judged(Share share, Comparison compared, Instant now) {
        Optional<String> worse = compared.worse(spec);
        if (worse.isPresent()) {
            return rollBack(share, worse.get());
        }
        Duration counted = Duration.between(share.baseline().orElseThrow().instant(), now);
        boolean patient = now.isBefore(share.since().plus(spec.longestStep()));
        if (counted.compareTo(spec.timePerStep()) < 0 || (patient && !compared.enough(spec))) {
            return new Hold(share);
        }
        return compared.belowMinimum(spec)
                .<Next>map(why -> rollBack(share, why))
                .orElseGet(() -> new Raise(after(share.percent())));
    }

    private int after(int percent) {
        return spec.shares().stream()
                .filter(share -> share > percent)
                .findFirst()
                .orElse(Share.ALL);
    }

    private static RollBack rollBack(Share share, String why) {
        return new RollBack("at " + share.percent() + " % of the requests " + why);
    }

    private static boolean crashed(Share share, Measured measured) {
        return share.baseline().stream()
                .flatMap(begun -> begun.pods().stream())
                .anyMatch(before -> measured.candidates().stream().anyMatch(now -> now.isAnotherLifeOf(before)));
    }
}
