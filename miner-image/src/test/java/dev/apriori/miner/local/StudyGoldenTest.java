package dev.apriori.miner.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.apriori.miner.model.Python;
import dev.apriori.mining.rule.Measure;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.RunStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The study's experiment on the public data: what it finds is what other programs find. */
@EnabledIfSystemProperty(named = "apriori.data", matches = ".+")
class StudyGoldenTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "movielens", "experiment.yaml");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path folder;

    private static JsonNode golden;
    private static InProcess here;
    private static LocalResult result;
    private static List<Run> trials;

    @BeforeAll
    static void run() throws Exception {
        Path data = Path.of(System.getProperty("apriori.data"));
        golden = JSON.readTree(Files.readString(data.resolve("golden.json")));
        here = InProcess.in(folder);
        Heard heard = new Heard();
        result = here.run(EXAMPLE.toAbsolutePath(), Optional.of(data.resolve("ml-latest-small")), heard);
        trials = new Left(here.mlflow(), "movielens").trials();
        System.out.printf("60 trials were mined in %.3f s%n", heard.miningSeconds.sum());
    }

    @Test
    void allTrialsSucceedAndTheBestLiftIsThatOfJeanDeFlorette() {
        assertThat(trials).hasSize(60).extracting(Run::status).containsOnly(RunStatus.FINISHED);
        assertThat(result.best().value()).isEqualTo(53.2875);
        assertThat(result.best().rules()).isEqualTo(427_088);
        assertThat(trials)
                .filteredOn(run -> is(run, "0.01", "lift") && number(run, "min_threshold") <= 0.44)
                .hasSize(3)
                .allSatisfy(run -> {
                    assertThat(run.data().metrics()).containsEntry("rules", 427_088.0);
                    assertThat(run.data().metrics()).containsEntry("best_lift", 53.2875);
                });
    }

    @Test
    void itemsetsAreAsManyAsOtherProgramsFind() {
        assertThat(trials)
                .allSatisfy(run -> assertThat(metric(run, "itemsets"))
                        .as(run.data().params().toString())
                        .isEqualTo(itemsets(
                                result(run, "rules").get("min_support_count").asInt())));
    }

    @Test
    void rulesAreAsManyAsOtherProgramsFind() {
        Map<String, String> counted = Map.of(
                "lift 0.1", "rules_all",
                "lift 0.2", "rules_all",
                "lift 0.4", "rules_all",
                "lift 1", "lift1",
                "confidence 0.5", "conf05",
                "confidence 1", "conf1");
        assertThat(trials)
                .filteredOn(run -> counted.containsKey(filter(run)))
                .hasSize(30)
                .allSatisfy(run -> assertThat(metric(run, "rules"))
                        .as(run.data().params().toString())
                        .isEqualTo(result(run, "rules")
                                .get(counted.get(filter(run)))
                                .asLong()));
    }

    @Test
    void pandasOpensTheRulesInOneLineAndTheTopOnesHaveTheGoldenNumbers() throws Exception {
        Run best = trials.stream()
                .filter(run -> is(run, "0.01", "lift") && number(run, "min_threshold") == 0.1)
                .findFirst()
                .orElseThrow();
        here.mlflow().artifacts().download(best.artifactUri(), "rules.parquet", folder.resolve("rules.parquet"));
        Process pandas = Python.process(
                        folder,
                        "-c",
                        "import pandas; print(pandas.read_parquet('rules.parquet').head(10)"
                                + ".to_json(orient='records', double_precision=15))")
                .start();
        String output = new String(pandas.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(pandas.waitFor()).as(output).isZero();

        JsonNode ours = JSON.readTree(output);
        JsonNode theirs = find("top_rules", "0.01", 2).get("rules");
        assertThat(ours).hasSize(10);
        for (int rule = 0; rule < 10; rule++) {
            JsonNode row = ours.get(rule);
            JsonNode expected = theirs.get(rule);
            assertThat(row.at("/antecedents/0").asInt())
                    .isEqualTo(expected.at("/antecedent/0").asInt());
            assertThat(row.at("/consequents/0").asInt())
                    .isEqualTo(expected.at("/consequent/0").asInt());
            assertThat(row.get("count").asInt())
                    .isEqualTo(expected.get("count_AC").asInt());
            for (Measure measure : Measure.values()) {
                if (measure != Measure.CONVICTION
                        || !expected.get("conviction_is_inf").asBoolean()) {
                    assertThat(row.get(measure.id()).asDouble())
                            .as("%s of rule %d", measure.id(), rule)
                            .isCloseTo(expected.get(measure.id()).asDouble(), within(1e-12));
                }
            }
        }
    }

    private static boolean is(Run run, String minSupport, String metric) {
        return run.data().params().get("min_support").equals(minSupport)
                && run.data().params().get("metric").equals(metric);
    }

    private static double number(Run run, String param) {
        return Double.parseDouble(run.data().params().get(param));
    }

    private static String filter(Run run) {
        return run.data().params().get("metric") + " " + run.data().params().get("min_threshold");
    }

    private static long metric(Run run, String name) {
        return run.data().metrics().get(name).longValue();
    }

    /** What is known of a trial's support. */
    private static JsonNode result(Run run, String kind) {
        return find(kind, run.data().params().get("min_support"), 2);
    }

    private static JsonNode find(String kind, String minSupport, int maxLength) {
        return StreamSupport.stream(golden.get(kind).spliterator(), false)
                .filter(known -> known.get("dataset").asText().equals("ml-small"))
                .filter(known -> known.get("max_len").asInt() == maxLength)
                .filter(known -> known.get("min_support").asDouble() == Double.parseDouble(minSupport))
                .findFirst()
                .orElseThrow();
    }

    private static long itemsets(int minCount) {
        return StreamSupport.stream(golden.get("itemsets").spliterator(), false)
                .filter(known -> known.get("dataset").asText().equals("ml-small"))
                .filter(known -> known.get("max_len").asInt() == 2)
                .filter(known -> known.get("min_support_count").asInt() == minCount)
                .findFirst()
                .orElseThrow()
                .get("itemsets")
                .asLong();
    }
}
