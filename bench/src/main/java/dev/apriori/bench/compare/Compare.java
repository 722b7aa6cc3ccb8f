package dev.apriori.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs us and the others side by side and prints by how much we are ahead. */
@Command(
        name = "bench/compare",
        mixinStandardHelpOptions = true,
        description = "Measures this miner beside others, doing the same work in one run, and prints the ratios.")
public final class Compare implements Callable<Integer> {
    private static final String START = "<!-- bench/compare: start -->\n";
    private static final String END = "<!-- bench/compare: end -->\n";

    @Option(names = "--home", hidden = true, required = true)
    Path home;

    @Option(names = "--python", hidden = true, required = true)
    String python;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            required = true,
            description = "holds ml-latest-small/, chess.dat and T10I4D100K.dat")
    Path data;

    @Option(names = "--rounds", paramLabel = "N", description = "how often everyone has a turn (default: 5)")
    int rounds = 5;

    @Option(names = "--only", paramLabel = "TEXT", description = "rows whose kind and work contain this")
    String only = "";

    @Option(
            names = "--without",
            paramLabel = "TEXT",
            split = ",",
            description = "leave out contestants whose names start so, such as mlxtend")
    List<String> without = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "write the figures there")
    Path json;

    @Option(
            names = "--kept",
            paramLabel = "FILE",
            split = ",",
            description = "measure nothing: take what earlier runs wrote with --json")
    List<Path> kept = List.of();

    @Option(names = "--docs", description = "write the table and the plot of docs/performance.md anew")
    boolean docs;

    private Compare() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Compare()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        Report report = kept.isEmpty() ? measured() : KeptFigures.read(kept);
        System.out.println(report.markdown());
        if (json != null) {
            Files.writeString(json, report.json());
        }
        if (docs) {
            writeDocs(report);
        }
        return 0;
    }

    private Report measured() throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        var places = new Rows.Places(home, data, home.resolve("bench/target/data"), java, python);
        Machine machine = Machine.here(python, home.resolve("bench/peers/requirements.txt"));
        List<Result> results;
        try (Worker ours = Worker.start(places.ours());
                Worker peers = Worker.start(places.peers())) {
            results = Rounds.measure(rows(places, ours, peers), rounds);
        }
        return new Report(machine, results);
    }

    private List<Row> rows(Rows.Places places, Worker ours, Worker peers) throws IOException {
        return Rows.of(places, ours, peers, only).stream()
                .map(row -> row.without(without))
                .filter(row -> row.contestants().size() > 1)
                .toList();
    }

    private void writeDocs(Report report) throws IOException {
        Path page = home.resolve("docs/performance.md");
        String text = Files.readString(page);
        int start = text.indexOf(START) + START.length();
        Files.writeString(page, text.substring(0, start) + report.markdown() + text.substring(text.indexOf(END)));
        Files.writeString(home.resolve("docs/images/ratios.svg"), RatioPlot.svg(report.results()));
    }
}
