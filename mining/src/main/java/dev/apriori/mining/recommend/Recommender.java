package dev.apriori.mining.recommend;

import dev.apriori.mining.rule.RuleSelection;
import dev.apriori.mining.rule.Rules;
import it.unimi.dsi.fastutil.ints.Int2IntMap;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Recommends what the rules lead to: every rule whose antecedent is in the basket fires, and each item of its consequent
 * that is not in the basket gains by the {@link Ranking}; these scores may be {@linkplain Blend blended} with others. Best score first, then the item that stands first in the
 * catalogue. What a basket costs goes by the rules that start from its items, not by all. Safe for use by many threads.
 */
public final class Recommender {
    /** How many of the rules that led to an item are named. */
    public static final int MAX_REASONS = 3;

    private final Rules rules;
    private final Ranking ranking;
    private final RuleIndex index;
    private final double[] weights;
    private final Strongest strongest;
    private final Optional<Blend> blend;

    /** As many as have ever worked at once. */
    private final Queue<Workspace> idle = new ConcurrentLinkedQueue<>();

    /** Of rules alone. */
    public Recommender(Rules rules, Ranking ranking) {
        this(rules, ranking, Optional.empty());
    }

    /** @param blend what the rules' scores are blended with, of the same catalogue; empty for rules alone */
    public Recommender(Rules rules, Ranking ranking, Optional<Blend> blend) {
        this.rules = rules;
        this.ranking = ranking;
        this.blend = blend;
        weights = new double[rules.size()];
        Arrays.setAll(weights, rule -> ranking.weight(rules, rule));
        strongest = Strongest.of(RuleSelection.all(rules), ranking);
        index = new RuleIndex(rules, rule -> strongest.hasAny(rules, rule, weights[rule], rule));
    }

    public Rules rules() {
        return rules;
    }

    public Ranking ranking() {
        return ranking;
    }

    public Optional<Blend> blend() {
        return blend;
    }

    /**
     * @param basket items by index, in any order, repetitions allowed
     * @param k how many to recommend at most, at least 1
     */
    public List<Recommendation> recommend(int[] basket, int k) {
        return working(work -> {
            int[] held = distinct(basket);
            TopItems top = work.best(held, k);
            List<IntArrayList> reasons = work.reasons(top);
            return IntStream.range(0, top.size())
                    .mapToObj(place -> new Recommendation(
                            top.item(place), top.score(place), reasons.get(place), similar(held, top.item(place))))
                    .toList();
        });
    }

    /** The first rule that counts for an item that it leads to; there is one where there are rules. */
    public int firstThatCounts() {
        return IntStream.range(0, rules.size())
                .filter(rule -> strongest.hasAny(rules, rule, weights[rule], rule))
                .findFirst()
                .orElseThrow();
    }

    /** The basket's items that add most to the item's score, most first. */
    private List<Integer> similar(int[] held, int item) {
        var most = new TopItems(MAX_REASONS);
        blend.ifPresent(with -> {
            for (int mine : held) {
                float weight = with.similarities().weight(mine, item);
                if (weight > 0) {
                    most.offer(mine, weight);
                }
            }
        });
        return IntStream.range(0, most.size()).mapToObj(most::item).toList();
    }

    private boolean counts(int rule, int item) {
        return strongest.has(item, weights[rule], rule);
    }

    private <T> T working(Function<Workspace, T> task) {
        Workspace known = idle.poll();
        Workspace work = known == null ? new Workspace() : known;
        T answer = task.apply(work);
        idle.add(work);
        return answer;
    }

    private static int[] distinct(int[] basket) {
        return IntStream.of(basket).sorted().distinct().toArray();
    }

    /** What one basket at a time needs room for. */
    private final class Workspace {
        private final RuleSet firing = new RuleSet(rules.size());
        private final IntArrayList fired = new IntArrayList();
        private final ItemScores scores = new ItemScores(rules.items().size());
        private final ItemScores similar = new ItemScores(rules.items().size());

        TopItems best(int[] held, int k) {
            index.fire(held, firing);
            fired.clear();
            scores.clear();
            firing.drain(this::score);
            blend.ifPresent(with -> blend(with, held));
            IntArrayList reached = scores.reached();
            var top = new TopItems(Math.min(k, Math.max(1, reached.size())));
            for (int i = 0; i < reached.size(); i++) {
                int item = reached.getInt(i);
                if (scores.of(item) > 0 && Arrays.binarySearch(held, item) < 0) {
                    top.offer(item, scores.of(item));
                }
            }
            return top;
        }

        private void blend(Blend with, int[] held) {
            similar.clear();
            Similarities similarities = with.similarities();
            for (int item : held) {
                for (int p = similarities.offsets()[item]; p < similarities.offsets()[item + 1]; p++) {
                    int target = similarities.targets()[p];
                    similar.set(target, similar.of(target) + similarities.weights()[p]);
                }
            }
            double ofRules = highest(scores, held);
            double ofSimilar = highest(similar, held);
            similar.reached().forEach(item -> scores.set(item, scores.of(item)));
            scores.reached()
                    .forEach(item ->
                            scores.set(item, with.score(scores.of(item) / ofRules, similar.of(item) / ofSimilar)));
        }

        /** The highest score of an item that is not held; 1 where none is above 0. */
        private double highest(ItemScores of, int[] held) {
            double highest = 0;
            for (int i = 0; i < of.reached().size(); i++) {
                int item = of.reached().getInt(i);
                if (Arrays.binarySearch(held, item) < 0) {
                    highest = Math.max(highest, of.of(item));
                }
            }
            return highest > 0 ? highest : 1;
        }

        private void score(int rule) {
            fired.add(rule);
            for (int i = 0; i < rules.consequentSize(rule); i++) {
                int item = rules.consequentItem(rule, i);
                if (counts(rule, item)) {
                    scores.set(item, ranking.combine(scores.of(item), weights[rule]));
                }
            }
        }

        /** By place among the best, the first rules that led there. */
        List<IntArrayList> reasons(TopItems top) {
            Int2IntMap places = new Int2IntOpenHashMap();
            places.defaultReturnValue(-1);
            List<IntArrayList> reasons = new ArrayList<>();
            for (int place = 0; place < top.size(); place++) {
                places.put(top.item(place), place);
                reasons.add(new IntArrayList(MAX_REASONS));
            }
            int missing = MAX_REASONS * top.size();
            for (int f = 0; f < fired.size() && missing > 0; f++) {
                int rule = fired.getInt(f);
                for (int i = 0; i < rules.consequentSize(rule); i++) {
                    int item = rules.consequentItem(rule, i);
                    int place = places.get(item);
                    if (place >= 0 && reasons.get(place).size() < MAX_REASONS && counts(rule, item)) {
                        reasons.get(place).add(rule);
                        missing--;
                    }
                }
            }
            return reasons;
        }
    }
}
