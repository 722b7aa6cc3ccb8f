package dev.apriori.bench.serving;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.apriori.miner.model.ModelFolder;
import dev.apriori.miner.model.ModelIdentity;
import dev.apriori.mining.data.DataFormat;
import dev.apriori.mining.data.DatasetReader;
import dev.apriori.mining.generate.SampleGenerator;
import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.EclatMiner;
import dev.apriori.mining.itemset.ItemsetTask;
import dev.apriori.mining.itemset.Itemsets;
import dev.apriori.mining.recommend.Popularity;
import dev.apriori.mining.recommend.Ranking;
import dev.apriori.mining.rule.Measure;
import dev.apriori.mining.rule.RuleFilter;
import dev.apriori.mining.rule.RuleMiner;
import dev.apriori.mining.rule.Rules;
import dev.apriori.mining.transaction.Preprocessing;
import dev.apriori.mining.transaction.Transactions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** A model of made-up ratings: as many rules as are asked for, those that the most people stand behind. */
final class GeneratedModel {
    private static final int USERS = 5_000;
    private static final int FILMS = 4_000;
    private static final int LONGEST = 3;
    private static final int BASKET = 5;
    private static final String QUESTION = "question.json";

    private GeneratedModel() {}

    /**
     * Writes the model, unless it is there.
     *
     * @return the file with the question that is asked of it
     */
    static Path write(Path folder, int rules) throws IOException {
        Path question = folder.resolveSibling(folder.getFileName() + "-" + QUESTION);
        if (!Files.exists(question)) {
            Transactions likes = likes(folder.resolveSibling("ratings"));
            int[] holders = holders(likes);
            Rules all = rules(likes, rules);
            ModelFolder.write(
                    folder,
                    all,
                    Ranking.COSINE_SUM,
                    new Popularity(holders),
                    new ModelIdentity("m-bench", "bench", Instant.EPOCH, Map.of()));
            Files.write(question, question(all, holders));
        }
        return question;
    }

    private static Transactions likes(Path folder) {
        new SampleGenerator(USERS, FILMS, 1).write(folder);
        var ratings = DatasetReader.of(DataFormat.MOVIE_LENS_CSV).read(folder.resolve(SampleGenerator.RATINGS));
        return new Preprocessing(new BigDecimal("3.5"), 1).apply(ratings);
    }

    private static int[] holders(Transactions likes) {
        int[] holders = new int[likes.items().size()];
        for (int i = 0; i < likes.totalItems(); i++) {
            holders[likes.item(i)]++;
        }
        return holders;
    }

    /** By the highest least count that gives enough; too low a count, which gives far too many, is never tried. */
    private static Rules rules(Transactions likes, int wanted) {
        int low = 1;
        int high = likes.count();
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (count(likes, middle) >= wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        Itemsets itemsets = EclatMiner.mine(likes, task(low));
        Rules all = RuleMiner.mine(itemsets, new RuleFilter(Measure.SUPPORT, BigDecimal.ZERO, low), budget(), 2);
        return strongest(all, wanted);
    }

    /** A pair makes two rules, three items make six. */
    private static long count(Transactions likes, int minCount) {
        long[] byLength = EclatMiner.count(likes, task(minCount));
        return 2 * length(byLength, 2) + 6 * length(byLength, 3);
    }

    private static long length(long[] byLength, int length) {
        return byLength.length > length ? byLength[length] : 0;
    }

    private static ItemsetTask task(int minCount) {
        return new ItemsetTask(minCount, LONGEST, budget(), 2);
    }

    private static Budget budget() {
        return Budget.startingNow(100_000_000, 100_000_000, Duration.ofHours(1));
    }

    /** Without those of the fewest people, of equal ones the last. */
    private static Rules strongest(Rules all, int wanted) {
        int[] kept = IntStream.range(0, all.size())
                .boxed()
                .sorted((a, b) -> Integer.compare(all.count(b), all.count(a)))
                .limit(wanted)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        return new Rules(
                all.items(),
                all.transactions(),
                sides(kept, all::antecedent, all::antecedentCount),
                sides(kept, all::consequent, all::consequentCount),
                Arrays.stream(kept).map(all::count).toArray());
    }

    private static Rules.Sides sides(int[] kept, IntFunction<int[]> side, IntUnaryOperator count) {
        int[] offsets = new int[kept.length + 1];
        for (int i = 0; i < kept.length; i++) {
            offsets[i + 1] = offsets[i] + side.apply(kept[i]).length;
        }
        int[] contents = Arrays.stream(kept)
                .boxed()
                .flatMapToInt(rule -> Arrays.stream(side.apply(rule)))
                .toArray();
        return new Rules.Sides(offsets, contents, Arrays.stream(kept).map(count).toArray());
    }

    /** Some films that are neither the best known nor the least among those that lead somewhere. */
    private static byte[] question(Rules rules, int[] holders) throws IOException {
        List<Integer> known = IntStream.range(0, rules.size())
                .map(rule -> rules.antecedentItem(rule, 0))
                .distinct()
                .boxed()
                .sorted((a, b) -> Integer.compare(holders[b], holders[a]))
                .toList();
        List<String> basket = IntStream.rangeClosed(1, BASKET)
                .map(i -> known.size() * i / (BASKET + 1))
                .mapToObj(place -> rules.items().label(known.get(place)))
                .toList();
        return new JsonMapper()
                .writeValueAsBytes(Map.of(
                        "dataframe_split", Map.of("columns", List.of("items"), "data", List.of(List.of(basket)))));
    }
}
