package dev.apriori.miner.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.apriori.miner.model.RulesFile;
import dev.apriori.miner.model.WholeFile;
import dev.apriori.miner.trial.PeakMemory;
import dev.apriori.mining.MiningException;
import dev.apriori.mining.data.DataFormat;
import dev.apriori.mining.data.DatasetReader;
import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.ItemsetMiners;
import dev.apriori.mining.itemset.ItemsetTask;
import dev.apriori.mining.itemset.Itemsets;
import dev.apriori.mining.itemset.ItemsetsFile;
import dev.apriori.mining.itemset.Support;
import dev.apriori.mining.rule.Measure;
import dev.apriori.mining.rule.RuleFilter;
import dev.apriori.mining.rule.RuleMiner;
import dev.apriori.mining.rule.Rules;
import dev.apriori.mining.transaction.Preprocessing;
import dev.apriori.mining.transaction.Transactions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "mine",
        description = {
            "Mines one data set with one setting, without tracking.",
            "It finds itemsets, and rules where --metric is given, in a file with one transaction a line."
        })
final class MineCommand implements Callable<Integer> {
    @Spec
    CommandSpec command;

    @Option(
            names = "--transactions",
            paramLabel = "FILE",
            required = true,
            description = "one transaction a line; gzip and zip are read as they are")
    Path transactions;

    @Option(
            names = "--min-support",
            paramLabel = "S",
            required = true,
            description = "above 0, at most 1: the least fraction of the transactions")
    String minSupport;

    @Option(
            names = "--max-length",
            paramLabel = "N",
            converter = Numbers.Count.class,
            description = "the most items of an itemset (default: any number)")
    int maxLength = ItemsetTask.ANY_LENGTH;

    /** Null when none of them is given: picocli knows no other way to say so. */
    @ArgGroup(exclusive = false)
    RuleOptions ruleOptions;

    @Option(
            names = "--threads",
            paramLabel = "K",
            converter = Numbers.Count.class,
            description = "how many to mine with (default: one for each core)")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--itemsets-out",
            paramLabel = "FILE",
            description = "write the itemsets there: one a line, its count in brackets")
    Optional<Path> itemsetsOut = Optional.empty();

    @Option(
            names = "--max-itemsets",
            paramLabel = "N",
            converter = Numbers.Limit.class,
            defaultValue = "50000000",
            description = "fail when there are more (default: ${DEFAULT-VALUE})")
    long maxItemsets;

    @Option(
            names = "--max-rules",
            paramLabel = "N",
            converter = Numbers.Limit.class,
            defaultValue = "10000000",
            description = "fail when there are more (default: ${DEFAULT-VALUE})")
    long maxRules;

    @Option(names = "--json", description = "print one line of JSON")
    boolean json;

    static final class RuleOptions {
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
                names = "--rules-out",
                paramLabel = "FILE",
                description = "write the rules there, as Parquet with mlxtend's columns")
        Optional<Path> out = Optional.empty();

        Measure measure() {
            return Measure.byId(metric)
                    .orElseThrow(() -> new MiningException("--metric is '" + metric + "'; give one of "
                            + Arrays.stream(Measure.values()).map(Measure::id).collect(Collectors.joining(", "))));
        }
    }

    /** What {@code --json} prints. */
    record Report(
            int transactions,
            int items,
            int itemsets,
            int rules,
            Double bestLift,
            double loadSeconds,
            double itemsetSeconds,
            double ruleSeconds,
            double peakMemoryMb) {}

    @Override
    public Integer call() throws IOException {
        var support = Support.parse(minSupport);
        Optional<RuleOptions> rules = Optional.ofNullable(ruleOptions);
        Optional<Measure> measure = rules.map(RuleOptions::measure);
        long start = System.nanoTime();
        Transactions loaded = new Preprocessing(BigDecimal.ZERO, 1)
                .apply(DatasetReader.of(DataFormat.BASKETS).read(transactions));
        long atLoaded = System.nanoTime();
        var budget = Budget.startingNow(maxItemsets, maxRules, Duration.ofDays(1));
        var task = new ItemsetTask(support.minCount(loaded.count()), maxLength, budget, threads);
        Itemsets itemsets = ItemsetMiners.choose(loaded, task).mine(loaded, task);
        long atItemsets = System.nanoTime();
        Optional<Rules> mined = rules.map(asked -> RuleMiner.mine(
                itemsets, new RuleFilter(measure.orElseThrow(), asked.minThreshold, task.minCount()), budget, threads));
        long atRules = System.nanoTime();
        print(
                new Report(
                        loaded.count(),
                        loaded.items().size(),
                        itemsets.size(),
                        mined.map(Rules::size).orElse(0),
                        mined.filter(some -> some.size() > 0)
                                .map(some -> some.measure(0, Measure.LIFT))
                                .orElse(null),
                        seconds(start, atLoaded),
                        seconds(atLoaded, atItemsets),
                        seconds(atItemsets, atRules),
                        PeakMemory.megabytes()),
                itemsets,
                mined);
        return 0;
    }

    private void print(Report report, Itemsets itemsets, Optional<Rules> mined) throws IOException {
        if (itemsetsOut.isPresent()) {
            WholeFile.write(itemsetsOut.get(), file -> ItemsetsFile.write(file, itemsets));
        }
        if (ruleOptions != null && ruleOptions.out.isPresent()) {
            RulesFile.write(ruleOptions.out.get(), mined.orElseThrow());
        }
        var out = command.commandLine().getOut();
        if (json) {
            out.println(new JsonMapper().writeValueAsString(report));
            return;
        }
        out.println(Words.count(report.transactions, "transaction") + " of " + Words.count(report.items, "item")
                + ", loaded in " + Words.number(report.loadSeconds) + " s");
        out.println(Words.count(report.itemsets, "itemset") + " in " + Words.number(report.itemsetSeconds) + " s");
        if (mined.isPresent()) {
            out.println(Words.count(report.rules, "rule") + " in " + Words.number(report.ruleSeconds) + " s"
                    + (report.bestLift == null ? "" : ", best lift " + Words.number(report.bestLift)));
        }
    }

    private static double seconds(long from, long to) {
        return (to - from) / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
