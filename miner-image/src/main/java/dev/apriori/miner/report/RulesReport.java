package dev.apriori.miner.report;

import dev.apriori.mining.rule.Measure;
import dev.apriori.mining.rule.Rules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What people look at of rules, whichever trials found them: the best ones as JSON, and plots. */
public final class RulesReport {
    private static final int LETTERS_OF_A_SUBTITLE = 95;

    private RulesReport() {}

    /**
     * Writes the report: plots only where there are rules.
     *
     * @return the files by the paths that they are to have in a trial's run
     * @throws IOException that names the file, when the disk is full or refuses
     */
    public static Map<String, Path> write(Path folder, Rules rules) throws IOException {
        var files = new ReportFiles(folder);
        files.add("top_rules.json", TopRules.of(rules).json());
        if (rules.size() > 0) {
            String subtitle = subtitle(rules);
            files.add(
                    "plots/support_confidence.svg",
                    SupportConfidencePlot.of(rules, subtitle).svg());
            files.add(
                    "plots/rule_network.svg",
                    RuleNetworkPlot.of(rules, subtitle).svg());
        }
        return files.written();
    }

    /** What the rules are, rather than what was asked for: trials that ask for different things may get the same rules. */
    private static String subtitle(Rules rules) {
        return Titles.dotted(
                List.of(
                        "from " + Figures.count(rules.transactions()) + " transactions",
                        "support from " + Figures.number(least(rules, Measure.SUPPORT)),
                        "confidence from " + Figures.number(least(rules, Measure.CONFIDENCE)),
                        "lift " + Figures.number(rules.measure(rules.size() - 1, Measure.LIFT)) + " to "
                                + Figures.number(rules.measure(0, Measure.LIFT))),
                LETTERS_OF_A_SUBTITLE);
    }

    private static double least(Rules rules, Measure measure) {
        double least = Double.POSITIVE_INFINITY;
        for (int rule = 0; rule < rules.size(); rule++) {
            least = Math.min(least, rules.measure(rule, measure));
        }
        return least;
    }
}
