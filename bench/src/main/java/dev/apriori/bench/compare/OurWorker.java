package dev.apriori.bench.compare;

import dev.apriori.mining.data.DataFormat;
import dev.apriori.mining.data.DatasetReader;
import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.EclatMiner;
import dev.apriori.mining.itemset.ItemsetTask;
import dev.apriori.mining.itemset.Itemsets;
import dev.apriori.mining.itemset.Support;
import dev.apriori.mining.rule.Measure;
import dev.apriori.mining.rule.MeasureColumns;
import dev.apriori.mining.rule.MiningPass;
import dev.apriori.mining.rule.RuleFilter;
import dev.apriori.mining.rule.RuleMiner;
import dev.apriori.mining.rule.Rules;
import dev.apriori.mining.rule.TrialOutcome;
import dev.apriori.mining.rule.TrialSettings;
import dev.apriori.mining.transaction.Preprocessing;
import dev.apriori.mining.transaction.Transactions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Our side of the comparison; see {@code peers.py} for the others'. */
public final class OurWorker {
    private static final int MOST_REPETITIONS = 200;
    private static final double NANOS = 1e9;
    private static final List<String> THRESHOLDS = List.of("0.1", "0.2", "0.4", "0.5", "0.8", "1");

    private final Map<String, Transactions> transactions = new HashMap<>();
    private final Map<Job, Itemsets> itemsets = new HashMap<>();

    private OurWorker() {}

    /** Reads jobs from the standard input; with an argument, does that one and ends. */
    public static void main(String[] args) throws IOException {
        var worker = new OurWorker();
        if (args.length > 0) {
            worker.answer(args[0]);
            return;
        }
        try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                worker.answer(line);
            }
        }
    }

    private void answer(String line) throws IOException {
        System.out.println(Worker.JSON.writeValueAsString(answer(Worker.JSON.readValue(line, Job.class))));
    }

    /** Does the job until its time is over. */
    Answer answer(Job job) {
        prepare(job);
        List<Double> seconds = new ArrayList<>();
        long until = System.nanoTime() + (long) (job.seconds() * NANOS);
        long startCpu = processorNanos();
        long found = 0;
        while (seconds.isEmpty() || (System.nanoTime() < until && seconds.size() < MOST_REPETITIONS)) {
            long start = System.nanoTime();
            found = run(job);
            seconds.add((System.nanoTime() - start) / NANOS);
        }
        double cpu = (processorNanos() - startCpu) / NANOS / seconds.size();
        return new Answer(seconds, cpu, found, 0, false);
    }

    private void prepare(Job job) {
        transactions.computeIfAbsent(
                job.file(),
                file -> new Preprocessing(BigDecimal.ZERO, 1)
                        .apply(DatasetReader.of(DataFormat.BASKETS).read(Path.of(file))));
        if (job.task() == Job.Task.RULES) {
            itemsets.computeIfAbsent(job.lasting(0), this::mine);
        }
    }

    private long run(Job job) {
        return switch (job.task()) {
            case COUNT -> Arrays.stream(count(job)).sum();
            case ITEMSETS -> mine(job).size();
            case RULES -> withMeasures(rules(job, itemsets.get(job.lasting(0))), job.threads());
            case ITEMSETS_AND_RULES -> withMeasures(rules(job, mine(job)), job.threads());
            case GRID -> grid(job);
            case ALONE_TWICE -> alone(job) + alone(job);
        };
    }

    private long[] count(Job job) {
        Transactions data = transactions.get(job.file());
        return EclatMiner.count(data, task(job));
    }

    private Itemsets mine(Job job) {
        Transactions data = transactions.get(job.file());
        return EclatMiner.mine(data, task(job));
    }

    private static ItemsetTask task(Job job) {
        return new ItemsetTask(job.minCount(), job.maxLength(), budget(), job.threads());
    }

    private static Budget budget() {
        return Budget.startingNow(100_000_000, 100_000_000, Duration.ofHours(1));
    }

    private static Rules rules(Job job, Itemsets itemsets) {
        var all = new RuleFilter(Measure.SUPPORT, BigDecimal.ZERO, job.minCount());
        return RuleMiner.mine(itemsets, all, budget(), job.threads());
    }

    /** Writes out the nine measures of every rule, as others' tables have them. */
    private static int withMeasures(Rules rules, int threads) {
        return MeasureColumns.of(rules, threads).get(Measure.LIFT).length;
    }

    /** All trials of the grid; the rules that are counted are those of lift 1 and of confidence 0.5. */
    private long grid(Job job) {
        List<TrialSettings> trials = job.supports().stream()
                .flatMap(support -> Stream.of(Measure.LIFT, Measure.CONFIDENCE)
                        .flatMap(measure -> THRESHOLDS.stream()
                                .map(threshold -> new TrialSettings(
                                        new Support(BigDecimal.valueOf(support)), measure, new BigDecimal(threshold)))))
                .toList();
        List<TrialOutcome> outcomes =
                MiningPass.run(transactions.get(job.file()), trials, job.maxLength(), OurWorker::budget, job.threads());
        long found = 0;
        for (int trial = 0; trial < outcomes.size(); trial++) {
            String counted = trials.get(trial).metric() == Measure.LIFT ? "1" : "0.5";
            if (outcomes.get(trial) instanceof TrialOutcome.Mined mined
                    && trials.get(trial).minThreshold().toString().equals(counted)) {
                found += mined.rules().size();
            }
        }
        return found;
    }

    private long alone(Job job) {
        double lowest =
                job.supports().stream().mapToDouble(support -> support).min().orElseThrow();
        var trial = new TrialSettings(
                new Support(BigDecimal.valueOf(lowest)), Measure.LIFT, new BigDecimal(THRESHOLDS.get(0)));
        TrialOutcome outcome = MiningPass.run(
                        transactions.get(job.file()), List.of(trial), job.maxLength(), OurWorker::budget, job.threads())
                .get(0);
        return ((TrialOutcome.Mined) outcome).rules().size();
    }

    private static long processorNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
