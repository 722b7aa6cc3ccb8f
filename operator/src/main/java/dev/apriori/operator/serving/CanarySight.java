package dev.apriori.operator.serving;

import dev.apriori.experiment.api.CanaryStatus;
import dev.apriori.operator.canary.Comparison;
import dev.apriori.operator.canary.Counts;
import dev.apriori.operator.canary.Measured;
import java.util.Optional;

/** What people are told of a canary. */
final class CanarySight {
    private static final int MAX_WHY = 300;

    private CanarySight() {}

    static CanaryStatus of(Canary canary, ServingObjects objects) {
        boolean newModel = !canary.revision().version().equals(canary.beside().version());
        Optional<Measured> measured =
                canary.share().baseline().map(begun -> new CanaryPods(canary, objects).measured());
        Counts counts = measured.flatMap(now -> canary.share().compared(now, newModel))
                .map(Comparison::fresh)
                .orElse(Counts.NONE);
        return new CanaryStatus(
                canary.revision().version(),
                canary.share().percent(),
                canary.share().since().toString(),
                counts.requests(),
                counts.errors(),
                counts.p99(),
                counts.shown(),
                counts.hits(),
                waitsFor(canary, measured));
    }

    private static String waitsFor(Canary canary, Optional<Measured> measured) {
        if (canary.hasWon()) {
            return "it has won, and its last pods start";
        }
        String why = measured.map(now -> now.unknown().orElse("")).orElse("its pods start");
        return why.length() <= MAX_WHY ? why : why.substring(0, MAX_WHY - 1) + "…";
    }
}
