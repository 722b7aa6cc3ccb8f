package dev.apriori.miner.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.apriori.miner.model.RulesFile;
import dev.apriori.miner.model.WholeFile;
import dev.apriori.miner.trial.PeakMemory;
import dev.apriori.mining.MiningException;
import dev.apriori.mining.data.DataFormat;
import dev.apriori.mining.data.DatasetReader;
import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.ClosedMiner;
import dev.apriori.mining.itemset.Condensed;
import dev.apriori.mining.itemset.EclatMiner;
import dev.apriori.mining.itemset.ItemsetList;
import dev.apriori.mining.itemset.ItemsetTable;
import dev.apriori.mining.itemset.ItemsetTask;
import dev.apriori.mining.itemset.Itemsets;
import dev.apriori.mining.itemset.ItemsetsFile;
import dev.apriori.mining.itemset.Support;
import dev.apriori.mining.rule.ItemConstraints;
import dev.apriori.mining.rule.Measure;
import dev.apriori.mining.rule.Rules;
import dev.apriori.mining.transaction.Preprocessing;
import dev.apriori.mining.transaction.Transactions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    ItemOptions itemOptions;

    @Option(
            names = "--itemsets",
            paramLabel = "KIND",
            defaultValue = "all",
            description = {
                "all; closed: those with no larger one in all of their transactions;",
                "or maximal: those with no larger one that is frequent (default: ${DEFAULT-VALUE})"
            })
    String kind;

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

    /** What was mined, and when each step was done. */
    private record Mined(ItemsetTable itemsets, Optional<Rules> rules, long itemsetsAt, long rulesAt) {}

    @Override
    public Integer call() throws IOException {
        checkOptions();
        var support = Support.parse(minSupport);
        long start = System.nanoTime();
        Transactions loaded = new Preprocessing(BigDecimal.ZERO, 1)
                .apply(DatasetReader.of(DataFormat.BASKETS).read(transactions));
        loaded = loaded.without(itemOptions.dropped(loaded.items()));
        ItemConstraints constraints = itemOptions.constraints(loaded.items());
        long loadedAt = System.nanoTime();
        var budget = Budget.startingNow(maxItemsets, maxRules, Duration.ofDays(1));
        var task = new ItemsetTask(support.minCount(loaded.count()), maxLength, budget, threads);
        Mined mined = mine(loaded, constraints, task);
        ItemsetTable wanted = mined.itemsets().holdingAny(constraints.mustContainAny());
        print(
                new Report(
                        loaded.count(),
                        loaded.items().size(),
                        wanted.size(),
                        mined.rules().map(Rules::size).orElse(0),
                        mined.rules()
                                .filter(some -> some.size() > 0)
                                .map(some -> some.measure(0, Measure.LIFT))
                                .orElse(null),
                        seconds(start, loadedAt),
                        seconds(loadedAt, mined.itemsetsAt()),
                        seconds(mined.itemsetsAt(), mined.rulesAt()),
                        PeakMemory.megabytes()),
                wanted,
                mined.rules());
        return 0;
    }

    /** What is wrong with the options comes before the time it takes to read the data. */
    private void checkOptions() {
        condensed();
        if (ruleOptions != null) {
            ruleOptions.measure();
            ruleOptions.significance();
            if (condensed().isPresent()) {
                throw new MiningException("--itemsets is '" + kind
                        + "', but rules need all itemsets; leave it out, or leave out --metric and --min-threshold");
            }
        }
    }

    private Optional<Condensed> condensed() {
        return switch (kind) {
            case "all" -> Optional.empty();
            case "closed" -> Optional.of(Condensed.CLOSED);
            case "maximal" -> Optional.of(Condensed.MAXIMAL);
            default -> throw new MiningException("--itemsets is '" + kind + "'; give one of all, closed, maximal");
        };
    }

    private Mined mine(Transactions loaded, ItemConstraints constraints, ItemsetTask task) {
        Optional<Condensed> condensed = condensed();
        if (condensed.isPresent()) {
            ItemsetList itemsets = ClosedMiner.mine(loaded, task, condensed.get());
            return new Mined(itemsets, Optional.empty(), System.nanoTime(), System.nanoTime());
        }
        Itemsets itemsets = EclatMiner.mine(loaded, task);
        long itemsetsAt = System.nanoTime();
        Optional<Rules> rules =
                Optional.ofNullable(ruleOptions).map(options -> options.mine(itemsets, constraints, task));
        return new Mined(itemsets, rules, itemsetsAt, System.nanoTime());
    }

    private void print(Report report, ItemsetTable itemsets, Optional<Rules> mined) throws IOException {
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
