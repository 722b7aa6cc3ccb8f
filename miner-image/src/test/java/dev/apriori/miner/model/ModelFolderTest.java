package dev.apriori.miner.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.mining.MiningException;
import dev.apriori.mining.recommend.Combination;
import dev.apriori.mining.recommend.Popularity;
import dev.apriori.mining.recommend.Ranking;
import dev.apriori.mining.recommend.Recommendation;
import dev.apriori.mining.recommend.Recommender;
import dev.apriori.mining.recommend.Weight;
import dev.apriori.mining.rule.Rules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFolderTest {
    private static final ModelIdentity IDENTITY = new ModelIdentity(
            "m-1", "r-1", Instant.parse("2026-01-02T03:04:05Z"), Map.of("min_support", "0.01", "metric", "lift"));

    @TempDir
    Path folder;

    @Test
    void aModelIsReadBackWithTheItemsThatItsRulesNameAndPeopleLike() throws IOException {
        Rules rules = RandomRules.of(new Random(1), 40, 10);
        Popularity popularity = RandomRules.popularity(rules);

        ModelFolder.write(folder, rules, Ranking.CONFIDENCE_MAX, popularity, IDENTITY);
        ServedModel model = ModelFolder.read(folder);

        assertThat(model.ranking()).isEqualTo(Ranking.CONFIDENCE_MAX);
        assertThat(model.metadata()).isEqualTo(IDENTITY.metadata());
        assertThat(model.rules().items().labels())
                .isEqualTo(namedOrLiked(rules, popularity))
                .hasSizeLessThan(40);
        for (int rule = 0; rule < rules.size(); rule++) {
            assertThat(RulesFileTest.describe(model.rules(), rule)).isEqualTo(RulesFileTest.describe(rules, rule));
        }
        for (int item = 0; item < model.rules().items().size(); item++) {
            int original = rules.items().labels().indexOf(model.rules().items().label(item));
            assertThat(model.popularity().count(item)).isEqualTo(popularity.count(original));
            assertThat(model.rules().items().title(item))
                    .isEqualTo(rules.items().title(original));
        }
    }

    @Test
    void itRecommendsWhatTheRulesRecommendBeforeTheyWereWritten() throws IOException {
        var random = new Random(8);
        Rules rules = RandomRules.of(random, 60, 300);
        ModelFolder.write(folder, rules, Ranking.COSINE_SUM, RandomRules.popularity(rules), IDENTITY);
        Rules read = ModelFolder.read(folder).rules();
        var before = new Recommender(rules, Ranking.COSINE_SUM);
        var after = new Recommender(read, Ranking.COSINE_SUM);

        for (int i = 0; i < 50; i++) {
            List<String> basket = RandomRules.sample(random, 60, 5).stream()
                    .map(rules.items()::label)
                    .toList();
            assertThat(recommend(after, basket)).isEqualTo(recommend(before, basket));
        }
    }

    @Test
    void theInputExampleGetsRecommendations() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            Rules rules = RandomRules.of(new Random(seed), 6, 1 + 2 * seed);
            Ranking ranking = new Ranking(Weight.DAMPED, Combination.SUM, 1 + seed % 3);
            ModelFolder.write(folder, rules, ranking, RandomRules.popularity(rules), IDENTITY);

            ServedModel model = ModelFolder.read(folder);

            assertThat(recommend(new Recommender(model.rules(), model.ranking()), model.inputExample()))
                    .isNotEmpty();
        }
    }

    @Test
    void theSameModelGivesTheSameBytes() throws IOException {
        Rules rules = RandomRules.of(new Random(1), 40, 10);
        for (String name : List.of("one", "other")) {
            ModelFolder.write(folder.resolve(name), rules, Ranking.LIFT_MAX, RandomRules.popularity(rules), IDENTITY);
        }

        for (Path file : files(folder.resolve("one"))) {
            assertThat(folder.resolve("one").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("other").resolve(file));
        }
        assertThat(files(folder.resolve("other")).stream().map(Path::toString))
                .containsExactly(
                        "MLmodel",
                        "artifacts/items.parquet",
                        "artifacts/rules.parquet",
                        "conda.yaml",
                        "input_example.json",
                        "python_env.yaml",
                        "recommender.py",
                        "requirements.txt",
                        "serving_input_example.json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MLmodel                 | MLmodel does not exist; give the folder of a model that apriori wrote
            artifacts/rules.parquet | rules.parquet: there is no such file
            artifacts/items.parquet | items.parquet: there is no such file
            input_example.json      | input_example.json
            """)
    void aMissingFileIsNamed(String file, String message) throws IOException {
        Rules rules = RandomRules.of(new Random(1), 10, 10);
        ModelFolder.write(folder, rules, Ranking.LIFT_MAX, RandomRules.popularity(rules), IDENTITY);
        Files.delete(folder.resolve(file));

        assertThatThrownBy(() -> ModelFolder.read(folder)).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            flavors: [                   | MLmodel is not valid:
            flavors: {sklearn: {}}       | MLmodel has no python_function with artifacts and config
            ''                           | MLmodel is not valid: No content
            """)
    void anMlmodelThatIsNotOursIsNamed(String content, String message) throws IOException {
        Files.writeString(folder.resolve("MLmodel"), content);

        assertThatThrownBy(() -> ModelFolder.read(folder))
                .isInstanceOf(MiningException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anUnknownRankingIsNamedWithThoseThatThereAre() throws IOException {
        Rules rules = RandomRules.of(new Random(1), 10, 10);
        ModelFolder.write(folder, rules, Ranking.LIFT_MAX, RandomRules.popularity(rules), IDENTITY);
        Path file = folder.resolve("MLmodel");
        Files.writeString(file, Files.readString(file).replace("lift_max", "best_guess"));

        assertThatThrownBy(() -> ModelFolder.read(folder))
                .isInstanceOf(MiningException.class)
                .hasMessage(file + " has ranking 'best_guess'; give WEIGHT_COMBINATION or WEIGHT_COMBINATION_of_N with"
                        + " WEIGHT lift, confidence, cosine, damped and COMBINATION sum, max, noisy_or");
    }

    @Test
    void theModelsLibrariesAreThoseOfOurTrackingServersEnvironment() throws IOException {
        List<String> ours = resource("requirements.txt");
        List<String> theirs = resource("/dev/apriori/tracking/local/requirements.txt").stream()
                .map(line -> line.replaceFirst(" *;.*", ""))
                .toList();

        assertThat(theirs).containsAll(ours);
    }

    private static List<String> resource(String name) throws IOException {
        try (var stream = ModelFolder.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static List<String> recommend(Recommender recommender, List<String> basket) {
        var items = recommender.rules().items();
        int[] known = basket.stream()
                .mapToInt(items.labels()::indexOf)
                .filter(item -> item >= 0)
                .toArray();
        return recommender.recommend(known, 20).stream()
                .map((Recommendation r) -> items.label(r.item()) + " " + r.score())
                .toList();
    }

    private static List<String> namedOrLiked(Rules rules, Popularity popularity) {
        IntStream named = IntStream.range(0, rules.size())
                .flatMap(rule ->
                        IntStream.concat(Arrays.stream(rules.antecedent(rule)), Arrays.stream(rules.consequent(rule))));
        return IntStream.concat(named, popularity.items())
                .distinct()
                .sorted()
                .mapToObj(rules.items()::label)
                .toList();
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .sorted()
                    .toList();
        }
    }
}
