package dev.apriori.bench.quality;

import dev.apriori.mining.data.DataFormat;
import dev.apriori.mining.data.DatasetReader;
import dev.apriori.mining.evaluate.Quality;
import dev.apriori.mining.transaction.Preprocessing;
import dev.apriori.mining.transaction.Transactions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says how well rules recommend, beside what they have to beat, and whether the goals are reached. */
@Command(
        name = "bench/quality",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how well rules recommend beside the most popular and item-based collaborative filtering.",
            "Prints hit rates, ndcg and coverage with confidence intervals; exit code 1 where a goal is missed."
        })
public final class QualityBench implements Callable<Integer> {
    private static final String START = "<!-- bench/quality: start -->\n";
    private static final String END = "<!-- bench/quality: end -->\n";
    private static final double GOAL_OF_RULES = 0.175;
    private static final double GOAL_OF_HYBRID = 0.23;

    @Option(names = "--home", hidden = true, required = true)
    Path home;

    @Option(names = "--data", required = true, paramLabel = "FOLDER", description = "holds ml-latest-small/")
    Path data;

    @Option(names = "--seeds", paramLabel = "N", description = "how many rounds (default: 5)")
    int seeds = 5;

    @Option(names = "--min-support", paramLabel = "S", description = "of the rules (default: 0.01)")
    String minSupport = "0.01";

    @Option(names = "--docs", description = "write the table of docs/quality.md anew")
    boolean docs;

    private QualityBench() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new QualityBench()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        Transactions transactions = new Preprocessing(new BigDecimal("3.5"), 1)
                .apply(DatasetReader.of(DataFormat.MOVIE_LENS_CSV).read(data.resolve("ml-latest-small/ratings.csv")));
        int threads = Runtime.getRuntime().availableProcessors();
        List<Contest> rounds = LongStream.range(0, seeds)
                .mapToObj(seed -> Contest.run(transactions, minSupport, seed, threads))
                .toList();
        List<Summary> summaries = rounds.getFirst().qualities().keySet().stream()
                .map(name -> new Summary(
                        name,
                        rounds.stream()
                                .map(round -> round.qualities().get(name))
                                .toList()))
                .toList();
        String text = markdown(rounds, summaries);
        System.out.println(text);
        if (docs) {
            Path page = home.resolve("docs/quality.md");
            String whole = Files.readString(page);
            int start = whole.indexOf(START) + START.length();
            Files.writeString(page, whole.substring(0, start) + text + whole.substring(whole.indexOf(END)));
        }
        return goals(summaries).contains("missed") ? 1 : 0;
    }

    private String markdown(List<Contest> rounds, List<Summary> summaries) {
        return "| recommender | hit rate at 10 | deviation of a seed | ndcg at 10 | item coverage | user coverage |\n"
                + "|---|---|---|---|---|---|\n"
                + summaries.stream().map(Summary::row).collect(Collectors.joining())
                + "\n" + goals(summaries) + "\n\nChosen by seed: "
                + rounds.stream().map(Contest::choices).collect(Collectors.joining("; ")) + ".\n";
    }

    private static String goals(List<Summary> summaries) {
        Summary rules = named(summaries, "rules alone, as chosen");
        Summary hybrid = named(summaries, "hybrid");
        Summary ease = named(summaries, "EASE alone");
        return "Goals: rules alone hit " + GOAL_OF_RULES + ": "
                + reached(rules.mean(Quality::hitRateAt10) >= GOAL_OF_RULES) + "; hybrid hits " + GOAL_OF_HYBRID + ": "
                + reached(hybrid.mean(Quality::hitRateAt10) >= GOAL_OF_HYBRID) + "; with EASE's item coverage: "
                + reached(hybrid.mean(Quality::itemCoverage) >= ease.mean(Quality::itemCoverage)) + ".";
    }

    private static String reached(boolean yes) {
        return yes ? "reached" : "missed";
    }

    private static Summary named(List<Summary> summaries, String name) {
        return summaries.stream()
                .filter(summary -> summary.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
