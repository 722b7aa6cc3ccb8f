package dev.apriori.bench.compare;

import dev.apriori.mining.itemset.EclatMiner;
import dev.apriori.mining.itemset.ItemsetTask;
import dev.apriori.mining.itemset.Itemsets;
import dev.apriori.mining.rule.Measure;
import dev.apriori.mining.rule.MeasureColumns;
import dev.apriori.mining.rule.RuleFilter;
import dev.apriori.mining.rule.RuleMiner;
import dev.apriori.mining.rule.Rules;
import dev.apriori.mining.transaction.Transactions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Our side of the comparison; see {@code peers.py} for the others'. */
public final class OurWorker {
    private static final int MOST_REPETITIONS = 200;
    private static final double NANOS = 1e9;

    private final Map<String, Transactions> transactions = new HashMap<>();
    private final Map<Job, Itemsets> itemsets = new HashMap<>();

    private OurWorker() {}

    /** Reads jobs from the standard input. */
    public static void main(String[] args) throws IOException {
        var worker = new OurWorker();
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
        transactions.computeIfAbsent(job.file(), Trials::read);
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
            case GRID -> trials(job).rulesOfGrid();
            case ALONE_TWICE -> trials(job).rulesOfLargest() + trials(job).rulesOfLargest();
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
        return new ItemsetTask(job.minCount(), job.maxLength(), Trials.budget(), job.threads());
    }

    private static Rules rules(Job job, Itemsets itemsets) {
        var all = new RuleFilter(Measure.SUPPORT, BigDecimal.ZERO, job.minCount());
        return RuleMiner.mine(itemsets, all, Trials.budget(), job.threads());
    }

    /** Writes out the nine measures of every rule, as others' tables have them. */
    private static int withMeasures(Rules rules, int threads) {
        return MeasureColumns.of(rules, threads).get(Measure.LIFT).length;
    }

    private Trials trials(Job job) {
        return new Trials(transactions.get(job.file()), job.supports(), job.maxLength(), job.threads());
    }

    private static long processorNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
