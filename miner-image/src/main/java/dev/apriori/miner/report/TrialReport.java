package dev.apriori.miner.report;

import dev.apriori.mining.evaluate.Interval;
import dev.apriori.mining.evaluate.Quality;
import dev.apriori.mining.rule.FisherTest;
import dev.apriori.mining.rule.Judged;
import dev.apriori.mining.rule.Measure;
import dev.apriori.mining.rule.Rules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What people read of a trial: what was asked for, what was found, and how well it recommends.
 *
 * @param name of the trial, such as {@code movielens-0012}
 * @param parameters by name, in the order to show them in
 * @param metrics by name, in the order to show them in
 * @param quality how well recommenders did on held-out likes, by what people call them, in the order to show them in
 * @param tried how well ways to combine the rules did on other held-out likes, by which one was chosen
 */
public record TrialReport(
        String name,
        Map<String, String> parameters,
        Map<String, Double> metrics,
        Map<String, Quality> quality,
        Map<String, Quality> tried) {
    /** The path of the summary, Markdown. */
    public static final String SUMMARY = "summary.md";

    private static final int RULES_IN_SUMMARY = 20;
    private static final int LETTERS_IN_SUMMARY = 60;

    /**
     * Writes the summary.
     *
     * @return the file
     * @throws IOException that names the file, when the disk is full or refuses
     */
    public Path write(Path folder, Rules rules) throws IOException {
        var files = new ReportFiles(folder);
        files.add(SUMMARY, summary(rules));
        return files.written().get(SUMMARY);
    }

    private String summary(Rules rules) {
        var settings = new MarkdownTable("parameter", "value");
        parameters.forEach(settings::row);
        var found = new MarkdownTable("metric", "value");
        metrics.forEach((metric, value) -> found.row(metric, Figures.number(value)));
        return "# " + name + "\n\n" + headline(rules) + "\n\n## Settings\n" + settings + "\n## Found\n" + found
                + bestRules(rules) + recommending() + choice();
    }

    private static String headline(Rules rules) {
        if (rules.size() == 0) {
            return "No rule passed the thresholds.";
        }
        return Figures.count(rules.size()) + (rules.size() == 1 ? " rule" : " rules") + " from "
                + Figures.count(rules.transactions()) + " transactions. Best: "
                + Titles.rule(rules, 0, 2 * LETTERS_IN_SUMMARY) + ", lift "
                + Figures.number(rules.measure(0, Measure.LIFT)) + ".";
    }

    private String bestRules(Rules rules) {
        if (rules.size() == 0) {
            return "";
        }
        var test = new FisherTest(rules.transactions());
        var table = new MarkdownTable(
                "antecedent", "consequent", "lift", "confidence", "support", "transactions", "p-value");
        for (int rule = 0; rule < Math.min(RULES_IN_SUMMARY, rules.size()); rule++) {
            table.row(
                    Titles.cut(Titles.side(rules.items(), rules.antecedent(rule)), LETTERS_IN_SUMMARY),
                    Titles.cut(Titles.side(rules.items(), rules.consequent(rule)), LETTERS_IN_SUMMARY),
                    Figures.number(rules.measure(rule, Measure.LIFT)),
                    Figures.number(rules.measure(rule, Measure.CONFIDENCE)),
                    Figures.number(rules.measure(rule, Measure.SUPPORT)),
                    Figures.count(rules.count(rule)),
                    Figures.probability(
                            test.pValue(rules.antecedentCount(rule), rules.consequentCount(rule), rules.count(rule))));
        }
        return "\n## Best rules\n" + significant(rules) + table;
    }

    private String significant(Rules rules) {
        boolean corrected = !"None".equals(parameters.get("p_value_correction"));
        return Optional.ofNullable(metrics.get("top_rules_significant"))
                .map(Math::round)
                .map(many -> "Of the " + Math.min(Judged.TOP, rules.size()) + " with the highest lift " + many
                        + (many == 1 ? " is" : " are")
                        + " significant by Fisher's exact test, "
                        + (corrected ? "" : "not ") + "corrected for the number of rules that were tested.\n\n")
                .orElse("");
    }

    private String recommending() {
        if (quality.isEmpty()) {
            return "";
        }
        return "\n## How well it recommends\n"
                + "One like of each user was held out; ten items were recommended from the rest. Hit rate: how often it\n"
                + "was among them. Ndcg: the same, a place near the top counting more. Coverage: the share of items that\n"
                + "are recommended to anyone, and of users who are recommended anything. In brackets: where the value for\n"
                + "all users like these is, with a confidence of 95 %.\n\n"
                + table("recommender", quality);
    }

    private String choice() {
        return tried.isEmpty()
                ? ""
                : "\n## How it recommends\n"
                        + "Chosen by up to three other likes of each user, with a model made without all of them.\n\n"
                        + table("ranking", tried);
    }

    private static MarkdownTable table(String what, Map<String, Quality> qualities) {
        var table = new MarkdownTable(what, "hit rate at 10", "ndcg at 10", "item coverage", "user coverage");
        qualities.forEach((name, value) -> table.row(
                name,
                Figures.number(value.hitRateAt10()) + within(value.hitRateInterval()),
                Figures.number(value.ndcgAt10()) + within(value.ndcgInterval()),
                Figures.number(value.itemCoverage()),
                Figures.number(value.userCoverage())));
        return table;
    }

    private static String within(Interval interval) {
        return String.format(Locale.ROOT, " (%.3f–%.3f)", interval.from(), interval.to());
    }
}
