package dev.apriori.miner.command;

import dev.apriori.mining.MiningException;
import dev.apriori.mining.itemset.ItemsetTask;
import dev.apriori.mining.itemset.Itemsets;
import dev.apriori.mining.rule.ItemConstraints;
import dev.apriori.mining.rule.Measure;
import dev.apriori.mining.rule.RuleFilter;
import dev.apriori.mining.rule.RuleMiner;
import dev.apriori.mining.rule.RuleWishes;
import dev.apriori.mining.rule.Rules;
import dev.apriori.mining.rule.Significance;
import dev.apriori.mining.rule.Significance.Correction;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which rules are wanted, and what becomes of them. */
final class RuleOptions {
    private static final String BENJAMINI_HOCHBERG = "benjamini-hochberg";

    @Option(
            names = "--metric",
            paramLabel = "M",
            required = true,
            description =
                    "support, confidence, lift, leverage, conviction, zhangs_metric, jaccard, certainty or kulczynski")
    String metric;

    @Option(
            names = "--min-threshold",
            paramLabel = "T",
            required = true,
            converter = Numbers.Decimal.class,
            description = "the least value of the metric")
    BigDecimal minThreshold;

    @Option(
            names = "--top",
            paramLabel = "K",
            converter = Numbers.Count.class,
            description = "only the K rules with most of the metric; the others are never kept")
    Optional<Integer> top = Optional.empty();

    @Option(
            names = "--max-p-value",
            paramLabel = "P",
            converter = Numbers.Probability.class,
            description = "only rules whose p-value, by Fisher's exact test, is at most P after correction")
    Optional<Double> maxPValue = Optional.empty();

    @Option(
            names = "--correction",
            paramLabel = "C",
            defaultValue = BENJAMINI_HOCHBERG,
            description = "for testing many rules: benjamini-hochberg or none (default: ${DEFAULT-VALUE})")
    String correction = BENJAMINI_HOCHBERG;

    @Option(
            names = "--rules-out",
            paramLabel = "FILE",
            description = "write the rules there, as Parquet with mlxtend's columns")
    Optional<Path> out = Optional.empty();

    Measure measure() {
        return Measure.byId(metric)
                .orElseThrow(() -> new MiningException("--metric is '" + metric + "'; give one of "
                        + Arrays.stream(Measure.values()).map(Measure::id).collect(Collectors.joining(", "))));
    }

    Optional<Significance> significance() {
        Correction chosen = Correction.byId(correction)
                .orElseThrow(() -> new MiningException("--correction is '" + correction + "'; give one of "
                        + Arrays.stream(Correction.values()).map(Correction::id).collect(Collectors.joining(", "))));
        return maxPValue.map(level -> new Significance(level, chosen));
    }

    /** @param itemsets what the task came to */
    Rules mine(Itemsets itemsets, ItemConstraints constraints, ItemsetTask task) {
        var filter = new RuleFilter(measure(), minThreshold, task.minCount());
        var wishes = new RuleWishes(constraints, significance(), maxPValue.isPresent());
        return top.isPresent()
                ? RuleMiner.best(itemsets, filter, top.get(), wishes, task)
                : RuleMiner.mine(itemsets, filter, wishes, task);
    }
}
