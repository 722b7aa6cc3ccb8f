package dev.apriori.bench.scale;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.apriori.bench.compare.Machine;
import dev.apriori.mining.generate.SampleGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Loads and mines made-up ratings of more and more users, each number in a process of its own. */
@Command(
        name = "bench/scale",
        mixinStandardHelpOptions = true,
        description = "Measures how time and memory grow with the number of users.")
public final class Scale implements Callable<Integer> {
    private static final String START = "<!-- bench/scale: start -->\n";
    private static final String END = "<!-- bench/scale: end -->\n";

    @Option(names = "--home", hidden = true, required = true)
    Path home;

    @Option(
            names = "--users",
            paramLabel = "N",
            split = ",",
            defaultValue = "10000,30000,100000,300000,1000000",
            description = "how many users, each number in turn (default: ${DEFAULT-VALUE})")
    List<Integer> users;

    @Option(
            names = "--items",
            paramLabel = "N",
            defaultValue = "3000",
            description = "how many films there are (default: ${DEFAULT-VALUE})")
    int items;

    @Option(
            names = "--min-support",
            paramLabel = "S",
            defaultValue = "0.01",
            description = "the least support (default: ${DEFAULT-VALUE})")
    String minSupport;

    @Option(
            names = "--max-length",
            paramLabel = "N",
            defaultValue = "2",
            description = "the most items of an itemset (default: ${DEFAULT-VALUE})")
    int maxLength;

    @Option(names = "--threads", paramLabel = "K", description = "how many to mine with (default: one for each core)")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--rounds", paramLabel = "N", description = "how often; the fastest counts (default: 3)")
    int rounds = 3;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "6g",
            description = "the most memory for the Java heap (default: ${DEFAULT-VALUE})")
    String heap;

    @Option(names = "--keep", description = "keep the made-up ratings for another time")
    boolean keep;

    @Option(names = "--docs", description = "write the table and the plots of docs/performance.md anew")
    boolean docs;

    private Scale() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Scale()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Measured> all = new ArrayList<>();
        for (int number : users) {
            Path folder = home.resolve("bench/target/scale/" + number + "-" + items);
            Path ratings = folder.resolve(SampleGenerator.RATINGS);
            if (!Files.exists(ratings)) {
                new SampleGenerator(number, items, 1).write(folder);
            }
            Measured best = measure(ratings);
            for (int round = 1; round < rounds; round++) {
                Measured next = measure(ratings);
                best = seconds(next) < seconds(best) ? next : best;
            }
            all.add(best);
            System.err.println(best);
            if (!keep) {
                Files.delete(ratings);
                Files.delete(folder.resolve(SampleGenerator.MOVIES));
            }
        }
        var report = new ScaleReport(all, sentence());
        System.out.println(report.markdown());
        if (docs) {
            writeDocs(report);
        }
        return 0;
    }

    private static double seconds(Measured measured) {
        return measured.loadSeconds() + measured.mineSeconds();
    }

    private Measured measure(Path ratings) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx" + heap,
                        "-XX:+UseParallelGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OneSize.class.getName(),
                        ratings.toString(),
                        minSupport,
                        Integer.toString(maxLength),
                        Integer.toString(threads))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("mining " + ratings + " failed; what it complained of is above");
        }
        return new ObjectMapper().readValue(answer, Measured.class);
    }

    private String sentence() throws IOException {
        return "At least support " + minSupport + ", of at most " + maxLength + " items, " + items + " films, with "
                + threads + (threads == 1 ? " thread" : " threads") + " of " + Machine.model() + ", Java "
                + Runtime.version() + "; the fastest of " + rounds + " cold processes each.";
    }

    private void writeDocs(ScaleReport report) throws IOException {
        Path page = home.resolve("docs/performance.md");
        String text = Files.readString(page);
        int start = text.indexOf(START) + START.length();
        Files.writeString(page, text.substring(0, start) + report.markdown() + text.substring(text.indexOf(END)));
        Files.writeString(home.resolve("docs/images/scale_time.svg"), report.timePlot());
        Files.writeString(home.resolve("docs/images/scale_memory.svg"), report.memoryPlot());
    }
}
