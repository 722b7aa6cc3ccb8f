package dev.apriori.miner.model;

import dev.apriori.mining.data.Items;
import dev.apriori.mining.recommend.Popularity;
import dev.apriori.mining.rule.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Rules by chance, of two to four items, whose counts could be those of transactions. */
public final class RandomRules {
    private RandomRules() {}

    /** @param items the size of the catalogue, at least 4; some may be in no rule */
    public static Rules of(Random random, int items, int rules) {
        int transactions = 50 + random.nextInt(1000);
        int[] antecedentOffsets = new int[rules + 1];
        int[] consequentOffsets = new int[rules + 1];
        int[] antecedentCounts = new int[rules];
        int[] consequentCounts = new int[rules];
        int[] counts = new int[rules];
        List<Integer> antecedents = new ArrayList<>();
        List<Integer> consequents = new ArrayList<>();
        for (int rule = 0; rule < rules; rule++) {
            List<Integer> chosen = sample(random, items, 2 + random.nextInt(3));
            int split = 1 + random.nextInt(chosen.size() - 1);
            chosen.subList(0, split).stream().sorted().forEach(antecedents::add);
            chosen.subList(split, chosen.size()).stream().sorted().forEach(consequents::add);
            antecedentOffsets[rule + 1] = antecedents.size();
            consequentOffsets[rule + 1] = consequents.size();
            counts[rule] = 1 + random.nextInt(20);
            antecedentCounts[rule] = counts[rule] + random.nextInt(25) * random.nextInt(2);
            consequentCounts[rule] = counts[rule] + random.nextInt(5);
        }
        return new Rules(
                catalogue(items),
                transactions,
                new Rules.Sides(antecedentOffsets, ints(antecedents), antecedentCounts),
                new Rules.Sides(consequentOffsets, ints(consequents), consequentCounts),
                counts);
    }

    /** Labels that sort otherwise than they are numbered, titles in more than ASCII. */
    private static Items catalogue(int items) {
        List<String> labels =
                IntStream.range(0, items).mapToObj(i -> "" + (7 * i + 3)).toList();
        return Items.of(
                labels,
                labels.stream().map(label -> "Film «" + label + "», l’été").toList());
    }

    /** Of many items that are equally popular, and some that nobody likes. */
    public static Popularity popularity(Rules rules) {
        int[] counts = new int[rules.items().size()];
        Arrays.setAll(counts, item -> item % 7);
        return new Popularity(counts);
    }

    /** Different items, in no order. */
    public static List<Integer> sample(Random random, int items, int size) {
        List<Integer> all = new ArrayList<>(IntStream.range(0, items).boxed().toList());
        Collections.shuffle(all, random);
        return all.subList(0, size);
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
