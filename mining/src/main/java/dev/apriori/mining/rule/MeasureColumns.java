package dev.apriori.mining.rule;

import java.util.EnumMap;
import java.util.Map;

/** All measures of all rules, or of a stretch of them. */
public final class MeasureColumns {
    private final Rules rules;
    private final int first;
    private final double[] support;
    private final double[] confidence;
    private final double[] lift;
    private final double[] leverage;
    private final double[] conviction;
    private final double[] zhangsMetric;
    private final double[] jaccard;
    private final double[] certainty;
    private final double[] kulczynski;

    private MeasureColumns(Rules rules, int first, int size) {
        this.rules = rules;
        this.first = first;
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
        var columns = new MeasureColumns(rules, 0, rules.size());
        Chunks.run(rules.size(), threads, columns::fill);
        return columns.byMeasure();
    }

    /** For each measure its values of the rules {@code from} to {@code to - 1}. */
    public static Map<Measure, double[]> of(Rules rules, int from, int to) {
        var columns = new MeasureColumns(rules, from, to - from);
        columns.fill(0, to - from);
        return columns.byMeasure();
    }

    /** Each formula is named where it is used, so that compilers put it there: asking any measure takes thrice as long. */
    private void fill(int from, int to) {
        long all = rules.transactions();
        for (int at = from; at < to; at++) {
            long antecedent = rules.antecedentCount(first + at);
            long consequent = rules.consequentCount(first + at);
            long both = rules.count(first + at);
            support[at] = Measure.SUPPORT.of(antecedent, consequent, both, all);
            confidence[at] = Measure.CONFIDENCE.of(antecedent, consequent, both, all);
            lift[at] = Measure.LIFT.of(antecedent, consequent, both, all);
            leverage[at] = Measure.LEVERAGE.of(antecedent, consequent, both, all);
            conviction[at] = Measure.CONVICTION.of(antecedent, consequent, both, all);
            zhangsMetric[at] = Measure.ZHANGS_METRIC.of(antecedent, consequent, both, all);
            jaccard[at] = Measure.JACCARD.of(antecedent, consequent, both, all);
            certainty[at] = Measure.CERTAINTY.of(antecedent, consequent, both, all);
            kulczynski[at] = Measure.KULCZYNSKI.of(antecedent, consequent, both, all);
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
