package dev.apriori.miner.model;

import static dev.apriori.mining.rule.Measure.CERTAINTY;
import static dev.apriori.mining.rule.Measure.CONFIDENCE;
import static dev.apriori.mining.rule.Measure.CONVICTION;
import static dev.apriori.mining.rule.Measure.JACCARD;
import static dev.apriori.mining.rule.Measure.KULCZYNSKI;
import static dev.apriori.mining.rule.Measure.LEVERAGE;
import static dev.apriori.mining.rule.Measure.LIFT;
import static dev.apriori.mining.rule.Measure.SUPPORT;
import static dev.apriori.mining.rule.Measure.ZHANGS_METRIC;

import dev.apriori.mining.data.Items;
import dev.apriori.mining.rule.Measure;
import dev.apriori.mining.rule.MeasureColumns;
import dev.apriori.mining.rule.Rules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import org.apache.parquet.io.api.Binary;

/**
 * The rules as a Parquet file with mlxtend's columns, names and order, then the exact counts that they are computed
 * from. Sides are lists of item labels; an infinite conviction is an IEEE infinity. {@code pandas.read_parquet} opens it.
 * The counts and the number of transactions, which is among the file's own facts, are all that is needed to read it back.
 */
public final class RulesFile {
    private static final String ANTECEDENTS = "antecedents";
    private static final String CONSEQUENTS = "consequents";
    private static final String ANTECEDENT_COUNT = "antecedent_count";
    private static final String CONSEQUENT_COUNT = "consequent_count";
    private static final String COUNT = "count";
    private static final String TRANSACTIONS = "transactions";

    private RulesFile() {}

    /** @throws IOException that names the file, when the disk is full or refuses; then nothing is left of the attempt */
    public static void write(Path file, Rules rules) throws IOException {
        var writer = new ColumnFileWriter("rules", columns(rules));
        var facts = Map.of(TRANSACTIONS, Integer.toString(rules.transactions()));
        WholeFile.write(file, passing -> writer.write(passing, rules.size(), facts));
    }

    private static List<Column> columns(Rules rules) {
        double transactions = rules.transactions();
        List<Binary> labels =
                rules.items().labels().stream().map(Binary::fromString).toList();
        var measures = new Measures(rules);
        return List.of(
                side(ANTECEDENTS, labels, rules::antecedentSize, rules::antecedentItem),
                side(CONSEQUENTS, labels, rules::consequentSize, rules::consequentItem),
                shares("antecedent support", rules::antecedentCount, transactions),
                shares("consequent support", rules::consequentCount, transactions),
                measures.column(SUPPORT),
                measures.column(CONFIDENCE),
                measures.column(LIFT),
                // mlxtend's share of transactions without a missing value: ours never lack one
                new Column.Doubles("representativity", RulesFile::ones),
                measures.column(LEVERAGE),
                measures.column(CONVICTION),
                measures.column(ZHANGS_METRIC),
                measures.column(JACCARD),
                measures.column(CERTAINTY),
                measures.column(KULCZYNSKI),
                new Column.Ints(ANTECEDENT_COUNT, rules::antecedentCount),
                new Column.Ints(CONSEQUENT_COUNT, rules::consequentCount),
                new Column.Ints(COUNT, rules::count));
    }

    private static Column side(String name, List<Binary> labels, IntUnaryOperator size, IntBinaryOperator item) {
        return new Column.Labels(name, labels, size, item);
    }

    private static double[] ones(int from, int to) {
        double[] ones = new double[to - from];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static Column shares(String name, IntUnaryOperator count, double transactions) {
        return new Column.Doubles(name, (from, to) -> {
            double[] shares = new double[to - from];
            Arrays.setAll(shares, at -> count.applyAsInt(from + at) / transactions);
            return shares;
        });
    }

    /** Columns of measures. All nine are made at once, which takes a third of the time of one after the other. */
    private static final class Measures {
        private final Rules rules;
        private int from;
        private int to;
        private Map<Measure, double[]> values = Map.of();

        Measures(Rules rules) {
            this.rules = rules;
        }

        Column column(Measure measure) {
            return new Column.Doubles(measure.id(), (from, to) -> of(from, to).get(measure));
        }

        /** Columns are asked for the same rows one after the other. */
        private Map<Measure, double[]> of(int from, int to) {
            if (from != this.from || to != this.to) {
                this.from = from;
                this.to = to;
                values = MeasureColumns.of(rules, from, to);
            }
            return values;
        }
    }

    /**
     * Reads the rules back, in the file's order.
     *
     * @param items the catalogue of all items that the rules name, in the order in which a side's items were written
     * @throws dev.apriori.mining.MiningException when it is no file of rules, or names other items
     */
    public static Rules read(Path file, Items items) throws IOException {
        try (var reader = ColumnFileReader.open(file)) {
            var index = reader.indexOf(items.labels());
            var antecedents = reader.lists(ANTECEDENTS, index);
            var consequents = reader.lists(CONSEQUENTS, index);
            return new Rules(
                    items,
                    reader.intFact(TRANSACTIONS),
                    new Rules.Sides(antecedents.offsets(), antecedents.contents(), reader.ints(ANTECEDENT_COUNT)),
                    new Rules.Sides(consequents.offsets(), consequents.contents(), reader.ints(CONSEQUENT_COUNT)),
                    reader.ints(COUNT));
        }
    }
}
