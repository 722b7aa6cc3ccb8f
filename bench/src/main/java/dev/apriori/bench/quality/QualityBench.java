package dev.apriori.bench.quality;

import dev.apriori.mining.data.DataFormat;
import dev.apriori.mining.data.DatasetReader;
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

    @Option(names = "--home", hidden = true, required = true)
    Path home;

    @Option(names = "--data", required = true, paramLabel = "FOLDER", description = "holds ml-latest-small/")
    Path data;

    @Option(names = "--seeds", paramLabel = "N", description = "how many rounds (default: 5)")
    int seeds = 5;

    @Option(names = "--min-support", paramLabel = "S", description = "of the rules (default: 0.01)")
    String minSupport = "0.01";

    @Option(names = "--docs", description = "write the tables and the plot of docs/quality.md anew")
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
            Files.writeString(home.resolve("docs/images/quality.svg"), QualityPlot.svg(summaries));
        }
        return Goal.of(summaries).stream().allMatch(Goal::reached) ? 0 : 1;
    }

    private static String markdown(List<Contest> rounds, List<Summary> summaries) {
        return "| recommender | hit rate at 10 | deviation of a seed | ndcg at 10 | item coverage | user coverage |\n"
                + "|---|---|---|---|---|---|\n"
                + summaries.stream().map(Summary::row).collect(Collectors.joining())
                + "\n| goal | value | at least | |\n|---|---|---|---|\n"
                + Goal.of(summaries).stream().map(Goal::row).collect(Collectors.joining())
                + "\nChosen by seed: "
                + rounds.stream().map(Contest::choices).collect(Collectors.joining("; ")) + ".\n";
    }
}
