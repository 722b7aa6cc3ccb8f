package dev.apriori.miner.command;

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
import java.io.PrintWriter;
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
    private static final String ALL = "all";
    private static final String MOST_ITEMSETS = "50000000";
    private static final String MOST_RULES = "10000000";

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
    ItemOptions itemOptions = new ItemOptions();

    @Option(
            names = "--itemsets",
            paramLabel = "KIND",
            defaultValue = ALL,
            description = {
                "all; closed: those with no larger one in all of their transactions;",
                "or maximal: those with no larger one that is frequent (default: ${DEFAULT-VALUE})"
            })
    String kind = ALL;

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
            defaultValue = MOST_ITEMSETS,
            description = "fail when there are more (default: ${DEFAULT-VALUE})")
    long maxItemsets = Long.parseLong(MOST_ITEMSETS);

    @Option(
            names = "--max-rules",
            paramLabel = "N",
            converter = Numbers.Limit.class,
            defaultValue = MOST_RULES,
            description = "fail when there are more (default: ${DEFAULT-VALUE})")
    long maxRules = Long.parseLong(MOST_RULES);

    @Option(names = "--json", description = "print one line of JSON")
    boolean json;

    /** What was mined, and when each step was done. */
    private record Mined(ItemsetTable itemsets, Optional<Rules> rules, long itemsetsAt, long rulesAt) {}

    @Override
    public Integer call() throws IOException {
        run(command.commandLine().getOut());
        return 0;
    }

    /** Needs nothing of picocli's: {@link PlainMine} comes here without it. */
    void run(PrintWriter out) throws IOException {
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
        write(wanted, mined.rules());
        var report = new MineReport(
                loaded.count(),
                loaded.items().size(),
                wanted.size(),
                mined.rules().map(Rules::size),
                mined.rules().filter(some -> some.size() > 0).map(some -> some.measure(0, Measure.LIFT)),
                seconds(start, loadedAt),
                seconds(loadedAt, mined.itemsetsAt()),
                seconds(mined.itemsetsAt(), mined.rulesAt()),
                PeakMemory.megabytes());
        out.println(json ? report.json() : report.text());
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
            case ALL -> Optional.empty();
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

    private void write(ItemsetTable itemsets, Optional<Rules> mined) throws IOException {
        if (itemsetsOut.isPresent()) {
            WholeFile.write(itemsetsOut.get(), file -> ItemsetsFile.write(file, itemsets));
        }
        if (ruleOptions != null && ruleOptions.out.isPresent()) {
            RulesFile.write(ruleOptions.out.get(), mined.orElseThrow());
        }
    }

    private static double seconds(long from, long to) {
        return (to - from) / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
