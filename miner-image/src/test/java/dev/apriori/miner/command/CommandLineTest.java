package dev.apriori.miner.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.apriori.tracking.RealMlflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as a user and a script meet it. */
class CommandLineTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""                                        | no command; give one of run, mine, serve, validate, generate, tracking, help (see apriori --help)
            rnu                                       | unknown command 'rnu'; give one of run, mine,
            valdate                                   | unknown command 'valdate'; did you mean validate
            tracking                                  | no command; give one of start, status, stop (see apriori tracking --help)
            tracking stop now                         | 'now' is one argument too many (see apriori tracking stop --help)
            help nothing                              | Unknown subcommand 'nothing' (see apriori
            run                                       | Missing required parameter: 'FILE' (see apriori run --help)
            run x.yaml --no-srve                      | unknown option '--no-srve'; did you mean --no-serve? (see apriori run --help)
            run x.yaml --parallelism                  | Missing required parameter for option '--parallelism' (N) (see
            run x.yaml --parallelism 0                | '--parallelism': '0'; give a whole number of 1 or more (see
            run x.yaml --port 99999                   | '--port': '99999'; give 1 to 65535, or 0 for any that is free (see
            run x.yaml --no-serve --detach            | --no-serve, --detach are mutually exclusive
            mine                                      | Missing required options: '--transactions=FILE', '--min-support=S' (see
            mine --transactions x --min-support 0.1 --metric lift                       | --min-threshold=T
            mine --transactions x --min-support 0.1 --metric lift --min-threshold high  | '--min-threshold': 'high'; give a number such as 0.5
            mine --transactions x --min-support 0.1 --metric lfit --min-threshold 1     | --metric is 'lfit'; give one of support, confidence, lift,
            mine --transactions x --min-support 0.1 --threads 0    | '--threads': '0'; give a whole number of 1 or more
            mine --transactions x --min-support 0.1 --max-length two | '--max-length': 'two'; give a whole number of 1 or more
            mine --transactions x --min-support abc   | min-support 'abc' is not a number; give a fraction above 0 and at most 1
            mine --transactions x --min-support 1.5   | min-support 1.5
            mine --transactions x --min-support 0.1   | x: there is no such file; check the path
            serve                                     | MODEL is missing; give one such as models:/movielens@champion
            serve nothing                             | model folder 'nothing' does not exist; give a folder with an MLmodel file
            serve models:/nothing                     | 'models:/nothing' names no model; give one such as
            serve m --lame-duck 5                     | '--lame-duck': '5'; give a time of at most a day, such as 5s, 10m or 1h30m (see
            shard --order x --shard -1                | '--shard': '-1'; give a whole number of 0 or more (see
            shard --order x                           | Missing required option: '--shard=N' (see apriori shard --help)
            generate x --users 0                      | '--users': '0'; give a whole number of 1 or more
            generate x --items 3                      | items 3 is too low; give 40 or more
            generate x --seed x                       | '--seed': 'x'; give a whole number
            """)
    void aMistakeIsToldInOneLine(String line, String says) {
        CommandRun run = CommandRun.of((Object[]) (line.isEmpty() ? new String[0] : line.split(" ")));

        assertThat(run.errLines()).singleElement().asString().contains(says);
        assertThat(run.out()).isEmpty();
        assertThat(run.exit()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "run",
                "mine",
                "serve",
                "validate",
                "generate",
                "tracking",
                "tracking start",
                "tracking status",
                "tracking stop"
            })
    void everyCommandHasHelp(String command) {
        CommandRun run = CommandRun.of((Object[]) (command + " --help").strip().split(" "));

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("Usage: " + ("apriori " + command).strip())
                .contains("130  interrupted")
                .doesNotContain("${", "<");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shard", "report"})
    void whatPodsRunHasItsOwnExitCodes(String command) {
        CommandRun run = CommandRun.of(command, "--help");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("143  stopped by SIGTERM").doesNotContain("130  interrupted", "${");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(CommandRun.of("--help").out()).doesNotContain("  " + command + " ");
    }

    @Test
    void helpOfACommandByItsName() {
        assertThat(CommandRun.of("help", "run")).isEqualTo(CommandRun.of("run", "--help"));
    }

    @Test
    void theVersion() {
        CommandRun run = CommandRun.of("--version");

        assertThat(run.out()).startsWith("apriori ");
        assertThat(run.exit()).isZero();
    }

    @Test
    void runPrintsOneLineOfJson() throws IOException {
        Experiment experiment = Experiment.in(folder);

        CommandRun run = CommandRun.inProcess(
                Map.of("MLFLOW_TRACKING_URI", RealMlflow.server().uri().toString()),
                List.of(),
                "run",
                experiment.file(),
                "--no-serve",
                "--json");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out().lines()).hasSize(1);
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(fields(json)).containsExactly("trials", "best", "model", "trackingUri", "servingUrl", "seconds");
        assertThat(fields(json.get("trials"))).containsExactly("total", "succeeded", "failed");
        assertThat(fields(json.get("best")))
                .containsExactly("trial", "runId", "metric", "value", "rules", "parameters");
        assertThat(fields(json.get("model"))).containsExactly("name", "version", "uri");
        assertThat(json.at("/model/uri").asText()).isEqualTo("models:/" + experiment.name() + "/1");
        assertThat(run.err())
                .as("what a person reads")
                .contains("best ", "model ")
                .doesNotContain("INFO", "WARN");
    }

    @Test
    void minePrintsOneLineOfJson() throws IOException {
        Path baskets = Files.writeString(folder.resolve("baskets"), "1 2 3\n1 2\n2 3\n1 2\n");

        CommandRun run = CommandRun.of(
                "mine",
                "--transactions",
                baskets,
                "--min-support",
                "0.5",
                "--metric",
                "lift",
                "--min-threshold",
                "0",
                "--json");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines()).hasSize(1);
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(fields(json))
                .containsExactly(
                        "transactions",
                        "items",
                        "itemsets",
                        "rules",
                        "bestLift",
                        "loadSeconds",
                        "itemsetSeconds",
                        "ruleSeconds",
                        "peakMemoryMb");
        assertThat(json.get("transactions").asInt()).isEqualTo(4);
        assertThat(json.get("itemsets").asInt()).isEqualTo(5);
        assertThat(json.get("rules").asInt()).isEqualTo(4);
    }

    @Test
    void mineWritesThroughALink() throws IOException {
        Path baskets = Files.writeString(folder.resolve("baskets"), "1 2\n1 2\n");
        Path file = Files.createFile(folder.resolve("itemsets"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        CommandRun run = CommandRun.of("mine", "--transactions", baskets, "--min-support", "1", "--itemsets-out", link);

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(file).content().contains("(2)");
    }

    @Test
    void generateReplacesNothingUnlessForced() throws IOException {
        Path ratings = Files.writeString(folder.resolve("ratings.csv"), "mine");

        CommandRun refused = CommandRun.of("generate", folder, "--users", "5");
        assertThat(refused.err())
                .isEqualTo(ratings + " is there already; replace it with --force, or give another folder\n");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(ratings).hasContent("mine");
        assertThat(folder.resolve("movies.csv")).doesNotExist();

        CommandRun forced = CommandRun.of("generate", folder, "--users", "5", "--force");
        assertThat(forced.exit()).as(forced.err()).isZero();
        assertThat(ratings).content().startsWith("userId,movieId,rating,timestamp\n");
    }

    @Test
    void validateNamesTheFileOfEachProblem() throws IOException {
        Path good = Experiment.in(folder).file();
        Path other = Files.createDirectory(folder.resolve("other"));
        Path bad =
                Experiment.in(other).with("minSupport", "minSupport: [\"7\"]").file();
        Path missing = folder.resolve("missing.yaml");

        CommandRun run = CommandRun.of("validate", bad, good, missing);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEqualTo(good + ": valid, 1 trial in 1 shard\n");
        assertThat(run.errLines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith(bad + ":11: spec.grid.minSupport[0] is '7'; give"),
                        line -> assertThat(line).startsWith(missing + ": does not exist; give"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"models:/nothing@champion", "models:/nothing/3", "models:/nothing/latest"})
    void serveNamesTheModelThatIsNotThere(String model) {
        String server = RealMlflow.server().uri().toString();

        CommandRun run = CommandRun.of("serve", model, "--tracking-uri", server);

        assertThat(run.err())
                .isEqualTo(
                        "MLflow at " + server + " has no '" + model + "'; " + server + "/#/models lists what it has\n");
        assertThat(run.exit()).isEqualTo(2);
    }

    @Test
    void serveRefusesAFolderThatIsNoModel() {
        CommandRun run = CommandRun.of("serve", folder);

        assertThat(run.errLines())
                .singleElement()
                .asString()
                .contains(folder + "/MLmodel does not exist; give the folder of a model that apriori wrote");
        assertThat(run.exit()).isEqualTo(2);
    }

    @Test
    void trackingStatusIsTwoWhereNothingRuns() {
        CommandRun run = CommandRun.inProcess(
                Map.of("XDG_DATA_HOME", folder.toString(), "XDG_CACHE_HOME", folder.toString()),
                List.of(),
                "tracking",
                "status");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEqualTo("MLflow does not run; start it with: apriori tracking start\n");
    }

    private static List<String> fields(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }
}
