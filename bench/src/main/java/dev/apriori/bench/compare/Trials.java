package dev.apriori.bench.compare;

import dev.apriori.mining.data.DataFormat;
import dev.apriori.mining.data.DatasetReader;
import dev.apriori.mining.itemset.Budget;
import dev.apriori.mining.itemset.Support;
import dev.apriori.mining.rule.Measure;
import dev.apriori.mining.rule.MiningPass;
import dev.apriori.mining.rule.TrialOutcome;
import dev.apriori.mining.rule.TrialSettings;
import dev.apriori.mining.transaction.Preprocessing;
import dev.apriori.mining.transaction.Transactions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The study's grid: each support by lift and by confidence, with six thresholds each. */
record Trials(Transactions transactions, List<Double> supports, int maxLength, int threads) {
    private static final List<String> THRESHOLDS = List.of("0.1", "0.2", "0.4", "0.5", "0.8", "1");

    static Transactions read(String file) {
        return new Preprocessing(BigDecimal.ZERO, 1)
                .apply(DatasetReader.of(DataFormat.BASKETS).read(Path.of(file)));
    }

    static Budget budget() {
        return Budget.startingNow(100_000_000, 100_000_000, Duration.ofHours(1));
    }

    /** All trials in one pass; the rules that are counted are those of lift 1 and of confidence 0.5. */
    long rulesOfGrid() {
        List<TrialSettings> trials = new ArrayList<>();
        for (double support : supports) {
            for (Measure measure : List.of(Measure.LIFT, Measure.CONFIDENCE)) {
                THRESHOLDS.forEach(threshold -> trials.add(trial(support, measure, threshold)));
            }
        }
        List<TrialOutcome> outcomes = run(trials);
        long found = 0;
        for (int trial = 0; trial < trials.size(); trial++) {
            String counted = trials.get(trial).metric() == Measure.LIFT ? "1" : "0.5";
            if (trials.get(trial).minThreshold().toString().equals(counted)) {
                found += rules(outcomes.get(trial));
            }
        }
        return found;
    }

    /** The trial that has the most rules, alone. */
    long rulesOfLargest() {
        double lowest = supports.stream().mapToDouble(support -> support).min().orElseThrow();
        return rules(
                run(List.of(trial(lowest, Measure.LIFT, THRESHOLDS.get(0)))).get(0));
    }

    private List<TrialOutcome> run(List<TrialSettings> trials) {
        return MiningPass.run(transactions, trials, maxLength, Trials::budget, threads);
    }

    private static TrialSettings trial(double support, Measure measure, String threshold) {
        return new TrialSettings(new Support(BigDecimal.valueOf(support)), measure, new BigDecimal(threshold));
    }

    private static long rules(TrialOutcome outcome) {
        return ((TrialOutcome.Mined) outcome).rules().size();
    }
}
