package dev.apriori.miner.report;

import dev.apriori.mining.rule.Measure;
import dev.apriori.mining.rule.Rules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What people look at of rules, whichever trials found them: the best ones as JSON, and plots. Rules of which the best are
 * the same share the network of these. Safe for use by many threads.
 */
public final class RulesReport {
    private static final String NETWORK = "plots/rule_network.svg";
    private static final int LETTERS_OF_A_SUBTITLE = 95;

    private final Map<Network, Path> networks = new ConcurrentHashMap<>();

    /** All that the plot of a network shows of rules. */
    private record Network(RuleGraph graph, String subtitle) {}

    /**
     * Writes the report: plots only where there are rules.
     *
     * @param folder for these rules alone; it stays for as long as reports are written
     * @return the files by the paths that they are to have in a trial's run
     * @throws IOException that names the file, when the disk is full or refuses
     */
    public Map<String, Path> write(Path folder, Rules rules) throws IOException {
        var files = new ReportFiles(folder);
        files.add("top_rules.json", TopRules.of(rules).json());
        if (rules.size() == 0) {
            return files.written();
        }
        files.add(
                "plots/support_confidence.svg",
                SupportConfidencePlot.of(rules, subtitle(rules, rules.size())).svg());
        Map<String, Path> written = new LinkedHashMap<>(files.written());
        written.put(NETWORK, network(folder, rules));
        return written;
    }

    private Path network(Path folder, Rules rules) throws IOException {
        RuleGraph graph = RuleGraph.ofBest(rules);
        var network = new Network(graph, subtitle(rules, graph.rules()));
        try {
            return networks.computeIfAbsent(network, drawn -> draw(folder, rules, drawn));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Path draw(Path folder, Rules rules, Network network) {
        var files = new ReportFiles(folder);
        try {
            files.add(
                    NETWORK,
                    RuleNetworkPlot.of(network.graph(), rules.items(), network.subtitle())
                            .svg());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.written().get(NETWORK);
    }

    /**
     * What the first rules are, rather than what was asked for: trials that ask for different things may get the same
     * rules.
     */
    private static String subtitle(Rules rules, int first) {
        return Titles.dotted(
                List.of(
                        "from " + Figures.count(rules.transactions()) + " transactions",
                        "support from " + Figures.number(least(rules, first, Measure.SUPPORT)),
                        "confidence from " + Figures.number(least(rules, first, Measure.CONFIDENCE)),
                        "lift " + Figures.number(rules.measure(first - 1, Measure.LIFT)) + " to "
                                + Figures.number(rules.measure(0, Measure.LIFT))),
                LETTERS_OF_A_SUBTITLE);
    }

    private static double least(Rules rules, int first, Measure measure) {
        double least = Double.POSITIVE_INFINITY;
        for (int rule = 0; rule < first; rule++) {
            least = Math.min(least, rules.measure(rule, measure));
        }
        return least;
    }
}
