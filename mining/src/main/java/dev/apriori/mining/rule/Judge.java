package dev.apriori.mining.rule;

import dev.apriori.mining.itemset.ItemsetTask;
import java.util.Optional;

/** Tells the significant among rules that pass filters. For one thread. */
final class Judge {
    private final FisherTest test;
    private final Cutoffs cutoffs;
    private final int threads;
    /** The table that was looked at last, and its rules' p-values. */
    private Optional<Rules> table = Optional.empty();

    private double[] pValues = new double[0];

    /** What was asked last, and the answer, which filters that select the same share. */
    private Optional<Narrowed> last = Optional.empty();

    private record Narrowed(RuleSelection from, RuleSelection to) {}

    private Judge(FisherTest test, Cutoffs cutoffs, int threads) {
        this.test = test;
        this.cutoffs = cutoffs;
        this.threads = threads;
    }

    /**
     * @param minCounts ascending: those of the filters
     * @param task that the itemsets are the result of
     * @throws dev.apriori.mining.itemset.BudgetExceededException when the time is used up
     */
    static Judge of(RuleSource source, int[] minCounts, Significance significance, ItemsetTask task) {
        var test = new FisherTest(source.itemsets().transactions());
        return new Judge(test, Cutoffs.of(source, minCounts, significance, test, task), task.threads());
    }

    /** Says of a rule of itemsets that reach the least count whether it is significant. */
    PairTest test(int minCount) {
        double cutoff = cutoffs.at(minCount);
        return (antecedent, consequent, both) -> test.pValue(antecedent, consequent, both) <= cutoff;
    }

    Judged count(RuleSelection rules, int minCount) {
        double cutoff = cutoffs.at(minCount);
        double[] values = pValues(rules.base());
        int significant = 0;
        int ofTop = 0;
        for (int i = 0; i < rules.size(); i++) {
            significant += values[rules.row(i)] <= cutoff ? 1 : 0;
            ofTop = i < Judged.TOP ? significant : ofTop;
        }
        return new Judged(significant, ofTop);
    }

    /** The significant ones of some rules, of which there are so many. */
    RuleSelection only(RuleSelection rules, int minCount, Judged judged) {
        if (judged.significant() == rules.size()) {
            return rules;
        }
        // Of the same rules, as many significant ones are the same, whatever the cutoff.
        if (last.isEmpty() || last.get().from() != rules || last.get().to().size() != judged.significant()) {
            last = Optional.of(new Narrowed(rules, narrowed(rules, minCount, judged)));
        }
        return last.get().to();
    }

    private RuleSelection narrowed(RuleSelection rules, int minCount, Judged judged) {
        double cutoff = cutoffs.at(minCount);
        double[] values = pValues(rules.base());
        int[] rows = new int[judged.significant()];
        for (int i = 0, found = 0; found < rows.length; i++) {
            if (values[rules.row(i)] <= cutoff) {
                rows[found++] = rules.row(i);
            }
        }
        return new RuleSelection(rules.base(), rows);
    }

    private double[] pValues(Rules base) {
        if (table.isEmpty() || table.get() != base) {
            table = Optional.of(base);
            double[] values = new double[base.size()];
            Chunks.run(base.size(), threads, (from, to) -> {
                for (int rule = from; rule < to; rule++) {
                    values[rule] =
                            test.pValue(base.antecedentCount(rule), base.consequentCount(rule), base.count(rule));
                }
            });
            pValues = values;
        }
        return pValues;
    }
}
