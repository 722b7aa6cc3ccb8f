package dev.apriori.miner.trial;

import dev.apriori.mining.evaluate.ChosenBlend;
import dev.apriori.mining.evaluate.ChosenRanking;
import dev.apriori.mining.evaluate.Quality;
import dev.apriori.mining.recommend.Ranking;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How a trial's model recommends, as was best on held-out likes. */
sealed interface Choice {
    /** How rules that fire are combined. */
    Ranking ranking();

    /** In a few words, such as {@code damped_sum_of_20}. */
    String id();

    /** How well it did on these likes; empty where there were none. */
    Optional<Quality> quality();

    /** How well each did that was tried. */
    Map<String, Quality> tried();

    /** Rules alone. */
    record RulesAlone(ChosenRanking chosen) implements Choice {
        @Override
        public Ranking ranking() {
            return chosen.ranking();
        }

        @Override
        public String id() {
            return ranking().id();
        }

        @Override
        public Optional<Quality> quality() {
            return chosen.quality();
        }

        @Override
        public Map<String, Quality> tried() {
            Map<String, Quality> tried = new LinkedHashMap<>();
            chosen.tried().forEach((ranking, quality) -> tried.put(ranking.id(), quality));
            return tried;
        }
    }

    /** Rules blended with item-based collaborative filtering. */
    record Blended(ChosenBlend chosen) implements Choice {
        @Override
        public Ranking ranking() {
            return ChosenBlend.RANKING;
        }

        @Override
        public String id() {
            return id(chosen.share());
        }

        private String id(double share) {
            return share + " " + ranking().id() + " + " + Math.round(100 * (1 - share)) / 100.0 + " EASE of "
                    + Math.round(chosen.lambda());
        }

        @Override
        public Optional<Quality> quality() {
            return chosen.quality();
        }

        @Override
        public Map<String, Quality> tried() {
            Map<String, Quality> tried = new LinkedHashMap<>();
            chosen.tried().forEach((share, quality) -> tried.put(id(share), quality));
            return tried;
        }
    }
}
