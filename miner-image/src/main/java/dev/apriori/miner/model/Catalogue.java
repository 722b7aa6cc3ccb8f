package dev.apriori.miner.model;

import dev.apriori.mining.data.Items;
import dev.apriori.mining.recommend.Blend;
import dev.apriori.mining.recommend.Popularity;
import dev.apriori.mining.recommend.Recommender;
import dev.apriori.mining.rule.Rules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * The items that a model knows, in the order that breaks ties between equal scores, as a Parquet file of their labels,
 * titles and counts.
 *
 * @param counts by item, the transactions that hold it
 */
@SuppressWarnings("ArrayRecordComponent") // columns are what this is
record Catalogue(Items items, int[] counts) {
    /** So many that some are left that a basket does not hold. */
    private static final int MOST_POPULAR = 1_000;

    private static final String ITEM = "item";
    private static final String TITLE = "title";
    private static final String TRANSACTIONS = "transactions";

    /**
     * The items that occur in the rules or the similarities, and the most popular ones, in the order that they have there:
     * no other is ever recommended.
     */
    static Catalogue of(Recommender recommender, Popularity popularity) {
        BitSet named = named(recommender, popularity);
        Items items = recommender.rules().items();
        return new Catalogue(
                Items.of(
                        named.stream().mapToObj(items::label).toList(),
                        named.stream().mapToObj(items::title).toList()),
                named.stream().map(popularity::count).toArray());
    }

    private static BitSet named(Recommender recommender, Popularity popularity) {
        Rules rules = recommender.rules();
        var named = new BitSet(rules.items().size());
        for (int rule = 0; rule < rules.size(); rule++) {
            Arrays.stream(rules.antecedent(rule)).forEach(named::set);
            Arrays.stream(rules.consequent(rule)).forEach(named::set);
        }
        recommender.blend().map(Blend::similarities).ifPresent(similarities -> {
            for (int item = 0; item < rules.items().size(); item++) {
                if (similarities.offsets()[item + 1] > similarities.offsets()[item]) {
                    named.set(item);
                }
            }
            Arrays.stream(similarities.targets()).forEach(named::set);
        });
        popularity.items().limit(MOST_POPULAR).forEach(named::set);
        return named;
    }

    /** By item of the recommender's, its place among these; of no meaning for items that these lack. */
    static int[] places(Recommender recommender, Popularity popularity) {
        BitSet named = named(recommender, popularity);
        int[] places = new int[recommender.rules().items().size()];
        int place = 0;
        for (int item = named.nextSetBit(0); item >= 0; item = named.nextSetBit(item + 1)) {
            places[item] = place++;
        }
        return places;
    }

    void write(Path file) throws IOException {
        var writer = new ColumnFileWriter(
                "items",
                List.of(
                        new Column.Texts(ITEM, items::label),
                        new Column.Texts(TITLE, items::title),
                        new Column.Ints(TRANSACTIONS, item -> counts[item])));
        WholeFile.write(file, passing -> writer.write(passing, items.size(), Map.of()));
    }

    /** @throws dev.apriori.mining.MiningException when it is no file of items */
    static Catalogue read(Path file) throws IOException {
        try (var reader = ColumnFileReader.open(file)) {
            return new Catalogue(Items.of(reader.texts(ITEM), reader.texts(TITLE)), reader.ints(TRANSACTIONS));
        }
    }
}
