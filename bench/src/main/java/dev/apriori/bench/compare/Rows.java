package dev.apriori.bench.compare;

import dev.apriori.bench.compare.Contestant.InWorker;
import dev.apriori.bench.compare.Contestant.WholeProcess;
import dev.apriori.bench.compare.Job.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All that is compared. */
final class Rows {
    private static final List<String> FAST = List.of("pyfim apriori", "pyfim eclat", "pyfim fpgrowth");
    /** It knows no greatest length, and takes all cores. */
    private static final String SPARK = "Spark MLlib";

    private static final List<Double> SUPPORTS = List.of(0.1, 0.05, 0.03, 0.02, 0.01);
    private static final int GENERATED_USERS = 200_000;

    /** As in the script {@code apriori}. */
    private static final List<String> OF_SMALL_WORK = List.of(
            "-XX:+UseSerialGC",
            "-Xmn4m",
            "-XX:-UsePerfData",
            "-XX:TieredStopAtLevel=1",
            "-XX:Tier3InvocationThreshold=100",
            "-XX:Tier3MinInvocationThreshold=50",
            "-XX:Tier3CompileThreshold=500",
            "-XX:Tier3BackEdgeThreshold=5000",
            "-XX:Tier0BackedgeNotifyFreqLog=8");

    private final Places places;
    private final Worker ours;
    private final Worker peers;
    private final List<Row> rows = new ArrayList<>();

    /**
     * Where everything is.
     *
     * @param data the folder with ml-latest-small, chess.dat and T10I4D100K.dat
     * @param prepared where data is kept that is made of it
     */
    record Places(Path home, Path data, Path prepared, String java, String python) {
        List<String> peers(String... arguments) {
            return concat(List.of(python, home.resolve("bench/peers/peers.py").toString()), arguments);
        }

        /** In a process of its own, which starts as {@code apriori mine} does: from a cache that a like run has filled. */
        List<String> ourTrials(Job grid) throws IOException {
            List<String> start = new ArrayList<>(List.of(java));
            start.addAll(OF_SMALL_WORK);
            start.addAll(List.of(
                    "-Xmn16m", // trials leave more behind than one search does
                    "-XX:AOTCache=" + home.resolve("bench/target/once.aot"),
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:ArchiveRelocationMode=0",
                    "-Xlog:disable",
                    "-cp",
                    Files.readString(home.resolve("bench/target/once.path")).strip(),
                    OurTrials.class.getName(),
                    grid.file(),
                    Integer.toString(grid.threads()),
                    Integer.toString(grid.maxLength())));
            grid.supports().forEach(support -> start.add(Double.toString(support)));
            return start;
        }

        /** A Java program that does nothing, with what our command gives the JVM for small files. */
        List<String> empty() {
            List<String> start = new ArrayList<>(List.of(java));
            start.addAll(OF_SMALL_WORK);
            return concat(
                    start, "-cp", home.resolve("bench/target/bench.jar").toString(), EmptyProgram.class.getName());
        }

        List<String> ours(String... arguments) {
            String classes = home.resolve("bench/target/classes") + ":" + home.resolve("bench/target/lib/*");
            return concat(List.of(java, "-XX:+UseParallelGC", "-cp", classes, OurWorker.class.getName()), arguments);
        }

        private static List<String> concat(List<String> start, String... more) {
            return Stream.concat(start.stream(), Stream.of(more)).toList();
        }
    }

    private Rows(Places places, Worker ours, Worker peers) {
        this.places = places;
        this.ours = ours;
        this.peers = peers;
    }

    /** The rows whose kind or work contains a text. */
    static List<Row> of(Places places, Worker ours, Worker peers, String only) throws IOException {
        var all = new Rows(places, ours, peers);
        List<Work> works = all.works(only);
        works.forEach(all::addItemsets);
        Work small = works.get(0);
        all.addRules(small);
        all.addGrid(small);
        works.stream().filter(work -> work.transactions() < GENERATED_USERS).forEach(all::addCommand);
        return all.rows.stream()
                .filter(row -> (row.kind() + ", " + row.work()).contains(only))
                .toList();
    }

    private List<Work> works(String only) throws IOException {
        var prepared = new Prepared(places.prepared());
        Path small = prepared.liked(places.data().resolve("ml-latest-small/ratings.csv"), "ml-latest-small.dat");
        Path chess = places.data().resolve("chess.dat");
        Path t10 = places.data().resolve("T10I4D100K.dat");
        List<Work> works = new ArrayList<>(List.of(
                work("ml-latest-small 1 %, ≤ 2", small, 7, 2, "mlxtend apriori low memory", "efficient-apriori"),
                work("ml-latest-small 5 %, ≤ 3", small, 31, 3, "mlxtend apriori", "efficient-apriori"),
                work("ml-latest-small 2 %, ≤ 3", small, 13, 3, "efficient-apriori"),
                work("ml-latest-small 1 %, ≤ 3", small, 7, 3),
                work("ml-latest-small 5 %, any", small, 31, Job.ANY, "mlxtend fpgrowth", "efficient-apriori"),
                work("chess 50 %, any", chess, 1598, Job.ANY, "mlxtend fpgrowth"),
                work("T10I4D100K 0.1 %, any", t10, 100, Job.ANY, "mlxtend fpgrowth"),
                work("T10I4D100K 0.02 %, any", t10, 20, Job.ANY, "mlxtend fpgrowth")));
        if ("generated".contains(only) || only.contains("generated")) {
            Path generated = prepared.generated(GENERATED_USERS);
            works.add(work("generated, 200,000 users 1 %, ≤ 2", generated, GENERATED_USERS / 100, 2));
        }
        return works;
    }

    private static Work work(String name, Path file, int minCount, int maxLength, String... peers) throws IOException {
        int transactions = Math.toIntExact(Files.readString(file).lines().count());
        return new Work(name, file, transactions, minCount, maxLength, List.of(peers));
    }

    private void addItemsets(Work work) {
        // pyfim's apriori takes minutes where itemsets are long.
        List<String> fast = work.maxLength() == Job.ANY ? FAST.subList(1, FAST.size()) : FAST;
        List<String> returning =
                Stream.concat(fast.stream(), work.peers().stream()).toList();
        add("itemsets counted, 1 thread", work, Task.COUNT, 1, fast);
        add("itemsets counted, 2 threads", work, Task.COUNT, 2, fast);
        add("itemsets returned, 1 thread", work, Task.ITEMSETS, 1, returning);
        add(
                "itemsets returned, 2 threads",
                work,
                Task.ITEMSETS,
                2,
                work.maxLength() == Job.ANY ? with(returning, SPARK) : returning);
    }

    /** Of millions of itemsets, pyfim returns those of apriori in the least time; the others take a quarter of a minute. */
    private static List<String> returning(Work work) {
        if (work.peers().isEmpty()) {
            return FAST.subList(0, 1);
        }
        List<String> fast = work.maxLength() == Job.ANY ? FAST.subList(1, FAST.size()) : FAST;
        return Stream.concat(fast.stream(), work.peers().stream()).toList();
    }

    private static List<String> with(List<String> names, String another) {
        return Stream.concat(names.stream(), Stream.of(another)).toList();
    }

    private void addRules(Work work) {
        add("rules with nine measures, 1 thread", work, Task.RULES, 1, List.of("mlxtend", "efficient-apriori"));
        add("rules with nine measures, 2 threads", work, Task.RULES, 2, List.of("mlxtend", "efficient-apriori"));
        add("itemsets and rules, 1 thread", work, Task.ITEMSETS_AND_RULES, 1, List.of("pyfim arules"));
    }

    private void add(String kind, Work work, Task task, int threads, List<String> algorithms) {
        List<Contestant> all = new ArrayList<>();
        all.add(new Contestant(Contestant.OURS, new InWorker(ours, work.job(task, "", threads))));
        for (String algorithm : algorithms) {
            all.add(new Contestant(algorithm, new InWorker(peers, work.job(task, algorithm, 1))));
        }
        rows.add(new Row(kind, work.name(), false, all));
    }

    private void addGrid(Work work) throws IOException {
        Job grid = new Job(
                Task.GRID, work.file().toString(), "mlxtend apriori low memory", 1, work.maxLength(), 2, SUPPORTS, 0);
        var others = new Contestant("mlxtend, 60 runs", new InWorker(peers, grid));
        rows.add(new Row(
                "60 trials in one pass, warm",
                work.name(),
                false,
                List.of(new Contestant(Contestant.OURS, new InWorker(ours, grid)), others)));
        Job alone = new Job(Task.ALONE_TWICE, work.file().toString(), "", 1, work.maxLength(), 2, SUPPORTS, 0);
        rows.add(new Row(
                "60 trials beside twice their lowest support's alone, warm",
                work.name(),
                false,
                List.of(
                        new Contestant(Contestant.OURS, new InWorker(ours, grid)),
                        Contestant.yardstick("ours, one trial, twice", new InWorker(ours, alone)))));
        rows.add(new Row(
                "60 trials, whole process",
                work.name(),
                false,
                List.of(new Contestant(Contestant.OURS, whole(places.ourTrials(grid))), others)));
    }

    /** The command from its start to its line of JSON, against a script of a few lines. */
    private void addCommand(Work work) {
        List<Contestant> all = new ArrayList<>();
        all.add(new Contestant(Contestant.OURS, whole(command(work))));
        returning(work).forEach(algorithm -> all.add(new Contestant(algorithm, whole(script(work, algorithm)))));
        all.add(Contestant.yardstick("an empty Java program", whole(places.empty())));
        rows.add(new Row("whole process, itemsets returned", work.name(), false, all));
        rows.add(new Row("whole process, peak memory", work.name(), true, all));
    }

    private List<String> command(Work work) {
        List<String> command = new ArrayList<>(List.of(
                places.home().resolve("apriori").toString(),
                "mine",
                "--json",
                "--transactions",
                work.file().toString(),
                "--min-support",
                Double.toString(work.support())));
        if (work.maxLength() != Job.ANY) {
            command.addAll(List.of("--max-length", Integer.toString(work.maxLength())));
        }
        return command;
    }

    private List<String> script(Work work, String algorithm) {
        try {
            return places.peers("once", Worker.JSON.writeValueAsString(work.job(Task.ITEMSETS, algorithm, 1)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private WholeProcess whole(List<String> command) {
        return new WholeProcess(places.peers("run"), command);
    }
}
