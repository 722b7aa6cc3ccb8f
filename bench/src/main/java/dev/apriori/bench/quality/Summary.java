package dev.apriori.bench.quality;

import dev.apriori.mining.evaluate.Interval;
import dev.apriori.mining.evaluate.Quality;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The rounds of one recommender. */
record Summary(String name, List<Quality> rounds) {
    double mean(ToDoubleFunction<Quality> figure) {
        return rounds.stream().mapToDouble(figure).average().orElseThrow();
    }

    /** As of one round's users: rounds ask the same people, so that more of them do not make more users. */
    Interval hitRate() {
        return Interval.ofShare(mean(Quality::hitRateAt10), rounds.getFirst().users());
    }

    Interval ndcg() {
        return Interval.ofMean(
                mean(Quality::ndcgAt10),
                mean(Quality::ndcgDeviation),
                rounds.getFirst().users());
    }

    /** How far single rounds are from their mean, as a standard deviation. */
    double deviation() {
        double mean = mean(Quality::hitRateAt10);
        return Math.sqrt(rounds.stream()
                        .mapToDouble(round -> Math.pow(round.hitRateAt10() - mean, 2))
                        .sum()
                / Math.max(1, rounds.size() - 1));
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | **%.3f** (%.3f–%.3f) | %.3f | %.3f (%.3f–%.3f) | %.3f | %.3f |%n",
                name,
                mean(Quality::hitRateAt10),
                hitRate().from(),
                hitRate().to(),
                deviation(),
                mean(Quality::ndcgAt10),
                ndcg().from(),
                ndcg().to(),
                mean(Quality::itemCoverage),
                mean(Quality::userCoverage));
    }
}
