package dev.apriori.mining.rule;

import java.util.EnumMap;
import java.util.Map;

/** All measures of all rules. */
public final class MeasureColumns {
    private final Rules rules;
    private final double[] support;
    private final double[] confidence;
    private final double[] lift;
    private final double[] leverage;
    private final double[] conviction;
    private final double[] zhangsMetric;
    private final double[] jaccard;
    private final double[] certainty;
    private final double[] kulczynski;

    private MeasureColumns(Rules rules) {
        this.rules = rules;
        int size = rules.size();
        support = new double[size];
        confidence = new double[size];
        lift = new double[size];
        leverage = new double[size];
        conviction = new double[size];
        zhangsMetric = new double[size];
        jaccard = new double[size];
        certainty = new double[size];
        kulczynski = new double[size];
    }

    /** For each measure its values in the rules' order, equal to {@link Rules#measure}; 72 bytes a rule. */
    public static Map<Measure, double[]> of(Rules rules, int threads) {
        var columns = new MeasureColumns(rules);
        Chunks.run(rules.size(), threads, columns::fill);
        return columns.byMeasure();
    }

    /** Each formula is named where it is used, so that compilers put it there: asking any measure takes thrice as long. */
    private void fill(int from, int to) {
        long all = rules.transactions();
        for (int rule = from; rule < to; rule++) {
            long antecedent = rules.antecedentCount(rule);
            long consequent = rules.consequentCount(rule);
            long both = rules.count(rule);
            support[rule] = Measure.SUPPORT.of(antecedent, consequent, both, all);
            confidence[rule] = Measure.CONFIDENCE.of(antecedent, consequent, both, all);
            lift[rule] = Measure.LIFT.of(antecedent, consequent, both, all);
            leverage[rule] = Measure.LEVERAGE.of(antecedent, consequent, both, all);
            conviction[rule] = Measure.CONVICTION.of(antecedent, consequent, both, all);
            zhangsMetric[rule] = Measure.ZHANGS_METRIC.of(antecedent, consequent, both, all);
            jaccard[rule] = Measure.JACCARD.of(antecedent, consequent, both, all);
            certainty[rule] = Measure.CERTAINTY.of(antecedent, consequent, both, all);
            kulczynski[rule] = Measure.KULCZYNSKI.of(antecedent, consequent, both, all);
        }
    }

    private Map<Measure, double[]> byMeasure() {
        Map<Measure, double[]> columns = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            columns.put(
                    measure,
                    switch (measure) {
                        case SUPPORT -> support;
                        case CONFIDENCE -> confidence;
                        case LIFT -> lift;
                        case LEVERAGE -> leverage;
                        case CONVICTION -> conviction;
                        case ZHANGS_METRIC -> zhangsMetric;
                        case JACCARD -> jaccard;
                        case CERTAINTY -> certainty;
                        case KULCZYNSKI -> kulczynski;
                    });
        }
        return columns;
    }
}
