package dev.apriori.bench.serving;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves the same model by us and by MLflow, puts the same load on both, and prints by how much we are ahead. */
@Command(
        name = "bench/serving",
        mixinStandardHelpOptions = true,
        description = {
            "Measures our model server beside `mlflow models serve`: the same model, load and cores.",
            "Prints requests a second, latencies, cold start, memory and the ratios."
        })
public final class Serving implements Callable<Integer> {
    private static final String START = "<!-- bench/serving: start -->\n";
    private static final String END = "<!-- bench/serving: end -->\n";

    @Option(names = "--home", hidden = true, required = true)
    Path home;

    @Option(names = "--python", hidden = true, required = true)
    Path python;

    @Option(names = "--load-tool", hidden = true, required = true)
    Path loadTool;

    @Option(
            names = "--rules",
            paramLabel = "N",
            split = ",",
            description = "sizes of the rule set (default: 200000,1000000)")
    List<Integer> sizes = List.of(200_000, 1_000_000);

    @Option(names = "--rounds", paramLabel = "N", description = "how often each has a turn (default: 3)")
    int rounds = 3;

    @Option(names = "--seconds", paramLabel = "N", description = "how long a load lasts (default: 10)")
    int seconds = 10;

    @Option(names = "--only-ours", description = "leave MLflow out")
    boolean onlyOurs;

    @Option(names = "--json", paramLabel = "FILE", description = "write the figures there")
    Path json;

    @Option(names = "--docs", description = "write the table and the plot of docs/performance.md anew")
    boolean docs;

    private Serving() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Serving()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Path folder = Files.createDirectories(home.resolve("bench/target/serving"));
        List<Row> rows = new ArrayList<>();
        for (int size : sizes) {
            Path model = folder.resolve("model-" + size);
            Path question = GeneratedModel.write(model, size);
            var tool = new LoadTool(loadTool, question, Duration.ofSeconds(seconds));
            rows.add(Row.measure(size, contestants(model, folder), tool, rounds));
        }
        var report = new Report(rows, load);
        System.out.println(report.markdown());
        if (json != null) {
            Files.writeString(json, report.json());
        }
        if (docs) {
            writeDocs(report);
        }
        return 0;
    }

    private List<Contestant> contestants(Path model, Path folder) {
        var ours = new Contestant(
                "ours",
                List.of(home.resolve("apriori").toString(), "serve", model.toString(), "--port"),
                folder.resolve("ours.log"));
        var mlflow = new Contestant(
                "mlflow models serve",
                List.of(
                        python.toString(),
                        "-m",
                        "mlflow",
                        "models",
                        "serve",
                        "--env-manager",
                        "local",
                        "-m",
                        model.toString(),
                        "-p"),
                folder.resolve("mlflow.log"));
        return onlyOurs ? List.of(ours) : List.of(ours, mlflow);
    }

    private void writeDocs(Report report) throws IOException {
        Path page = home.resolve("docs/performance.md");
        String text = Files.readString(page);
        int start = text.indexOf(START) + START.length();
        Files.writeString(page, text.substring(0, start) + report.markdown() + text.substring(text.indexOf(END)));
        Files.writeString(home.resolve("docs/images/serving.svg"), ServingPlot.svg(report.rows()));
    }
}
