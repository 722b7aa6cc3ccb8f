package dev.apriori.miner.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.tracking.RealMlflow;
import dev.apriori.tracking.RunFilter;
import dev.apriori.tracking.RunQuery;
import dev.apriori.tracking.RunStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user gets wrong: one line that says what to mend, exit code 2, and nothing half done. */
class BadInputTest {
    private static final String HEADER = "userId,movieId,rating,timestamp\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            metric       | metrics: [lift]                | spec.grid.metrics is not a field; did you mean metric?
            minSupport   | minSupport: ["0"]              | spec.grid.minSupport[0] is '0'; give a decimal above 0 and at most 1
            minSupport   | minSupport: ["1.5"]            | spec.grid.minSupport[0] is '1.5'; give a decimal above 0 and at most 1
            minSupport   | minSupport: ["0.1", abc]       | spec.grid.minSupport[1] is 'abc'; give a decimal above 0 and at most 1
            minSupport   | minSupport: [NaN]              | spec.grid.minSupport[0] is 'NaN'; give a decimal above 0 and at most 1
            minSupport   | minSupport: [.nan]             | spec.grid.minSupport[0] is '.nan'; give a decimal above 0 and at most 1
            minSupport   | minSupport: []                 | spec.grid.minSupport is empty; give at least one value
            minSupport   | minSupport: 0.1                | spec.grid.minSupport is 0.1; write it as a list: ["0.1"]
            minThreshold | maxLength: two                 | spec.grid.maxLength is 'two'; give a list of whole numbers
            minThreshold | minThreshold: [high]           | spec.grid.minThreshold[0] is 'high'; give a decimal
            minThreshold | maxLength: [two]               | spec.grid.maxLength[0] is 'two'; give a whole number
            metric       | metric: [lfit]                 | spec.grid.metric[0] is 'lfit'; give one of certainty, confidence,
            format       | format: MovieLensCvs           | spec.dataset.format is 'MovieLensCvs'; give one of Baskets, Csv,
            uri          | uri: ftp://host/ratings.csv    | spec.dataset.uri is 'ftp://host/ratings.csv'; give a file:, https:// or s3://
            kind         | kind: Experiment               | kind is 'Experiment'; give AprioriExperiment
            """)
    void aFieldThatIsWrong(String field, String line, String says) {
        Experiment experiment = Experiment.in(folder).with(field, line);

        CommandRun run = refused(experiment, says);

        assertThat(run.err()).startsWith(experiment.file() + ":");
        assertThat(CommandRun.of("validate", experiment.file()).err())
                .as("validate says the same")
                .contains(run.errLines());
    }

    @Test
    void severalFieldsThatAreWrongHaveALineEach() {
        Path file = Experiment.in(folder)
                .with("minSupport", "minSupport: [\"2\"]")
                .with("metric", "metric: [lfit]")
                .file();

        CommandRun run = run(file);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.errLines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith(file + ":11: spec.grid.minSupport[0] is '2'"),
                        line -> assertThat(line).startsWith(file + ":12: spec.grid.metric[0] is 'lfit'"));
    }

    @Test
    void aGridOfMoreThanTenThousandTrials() {
        String many = IntStream.rangeClosed(1, 50)
                .mapToObj(i -> "\"0." + (100 + i) + "\"")
                .collect(Collectors.joining(", "));
        Experiment experiment = Experiment.in(folder)
                .with("minSupport", "minSupport: [" + many + "]")
                .with("minThreshold", "minThreshold: [" + many + "]")
                .with("metric", "metric: [lift, confidence, leverage, jaccard, support]");

        refused(experiment, "spec.grid", "12500", "10000");
    }

    @Test
    void anExperimentFileThatIsNotThere() {
        CommandRun run = run(folder.resolve("nothing.yaml"));

        isRefused(run, folder.resolve("nothing.yaml") + ": does not exist; give a YAML file");
    }

    @Test
    void dataThatAreNotThere() {
        refused(
                Experiment.in(folder).with("uri", "uri: file:///nothing/ratings.csv"),
                "spec.dataset.uri '/nothing/ratings.csv' does not exist; name a file");
    }

    @Test
    void titlesThatAreNotThere() {
        refused(
                Experiment.in(folder).with("itemNames", "itemNames: file:///nothing/movies.csv"),
                "spec.dataset.itemNames '/nothing/movies.csv' does not exist; name a file");
    }

    @Test
    void otherBytesThanTheDigestSays() {
        refused(
                Experiment.in(folder).with("format", "format: MovieLensCsv\n    sha256: " + "ab".repeat(32)),
                "spec.dataset.uri",
                "ratings.csv' has sha256 ",
                "ab".repeat(32),
                "ratings.csv");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''              | the file is empty; give a file with data
            '1,2'           | :2: the line has 2 columns and needs 3; check the format and the separator
            '1,2,good,3'    | :2: rating 'good' is not a number; give a decimal such as 3.5
            """)
    void dataWithALineThatIsWrong(String line, String says) {
        byte[] content = line.isEmpty() ? new byte[0] : (HEADER + line + "\n").getBytes(UTF_8);

        refused(
                Experiment.in(folder).withRatings("bad.csv", content),
                folder.resolve("bad.csv").toString(),
                says);
    }

    @Test
    void aBinaryFile() {
        byte[] content = new byte[5000];
        new Random(1).nextBytes(content);

        refused(
                Experiment.in(folder).withRatings("bad.csv", content),
                "bad.csv: is binary, no text; give text in UTF-8");
    }

    @Test
    void aGzipThatWasCutOff() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write((HEADER + "1,2,4.5,3\n".repeat(1000)).getBytes(UTF_8));
        }
        byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 12);

        refused(
                Experiment.in(folder).withRatings("cut.csv.gz", cut),
                "cut.csv.gz: ends too early; the file was cut off, fetch it again");
    }

    @ParameterizedTest
    @CsvSource({"movies.csv", "README.txt"})
    void aZipWithoutRatings(String entry) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write("movieId,title,genres\n1,Heat (1995),Crime\n".getBytes(UTF_8));
        }

        refused(Experiment.in(folder).withRatings("other.zip", bytes.toByteArray()), "other.zip", "; ");
    }

    @Test
    void noTransactionLeft() {
        refused(
                Experiment.in(folder).withRatings("low.csv", (HEADER + "1,2,1.0,3\n2,2,1.5,3\n").getBytes(UTF_8)),
                "minRating 3.5",
                "leave no transaction: the highest rating is 1.5",
                "lower minRating");
    }

    @Test
    void noRuleAtAll() {
        Experiment experiment = Experiment.in(folder).with("minThreshold", "minThreshold: [\"1000\"]");

        CommandRun run = run(experiment.file());

        isRefused(
                run,
                experiment.name() + ": no trial has a rule to judge by best_lift;"
                        + " lower spec.grid.minSupport (now at least 0.2) or spec.grid.minThreshold (now at least 1000)");
        leftNothingHalfDone(experiment);
    }

    @Test
    void anMlflowThatDoesNotAnswer() throws IOException {
        int closed;
        try (var port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = port.getLocalPort();
        }
        long start = System.nanoTime();

        CommandRun run = CommandRun.of(
                "run", Experiment.in(folder).file(), "--no-serve", "--tracking-uri", "http://127.0.0.1:" + closed);

        isRefused(
                run,
                "MLflow at http://127.0.0.1:" + closed + " does not answer: connection refused; tried 4 times in ",
                "start it, or give another by --tracking-uri or MLFLOW_TRACKING_URI");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aFolderOfDataThatIsNotThere() {
        CommandRun run = CommandRun.of(
                "run",
                Experiment.in(folder).file(),
                "--data",
                "nothing",
                "--tracking-uri",
                RealMlflow.server().uri());

        isRefused(run, "--data is 'nothing', which is no folder; give one that holds local copies of the data");
    }

    /** The run ends with one line that has these parts, and leaves nothing in MLflow that looks as if it went on. */
    private static CommandRun refused(Experiment experiment, String... says) {
        CommandRun run = run(experiment.file());
        isRefused(run, says);
        leftNothingHalfDone(experiment);
        return run;
    }

    private static CommandRun run(Path file) {
        return CommandRun.of(
                "run",
                file,
                "--no-serve",
                "--quiet",
                "--tracking-uri",
                RealMlflow.server().uri());
    }

    private static void isRefused(CommandRun run, String... says) {
        assertThat(run.errLines()).as("one line").hasSize(1);
        assertThat(run.err()).contains(says);
        assertThat(run.out()).isEmpty();
        assertThat(run.exit()).isEqualTo(2);
    }

    private static void leftNothingHalfDone(Experiment experiment) {
        var mlflow = RealMlflow.connected();
        assertThat(mlflow.registry().alias(experiment.name(), "candidate"))
                .as("model")
                .isEmpty();
        mlflow.experiments()
                .find(experiment.name())
                .ifPresent(tracked -> assertThat(mlflow.runs()
                                .search(RunQuery.of(
                                        tracked.id(), RunFilter.all().status(RunStatus.RUNNING))))
                        .as("runs still RUNNING")
                        .isEmpty());
    }
}
