package dev.apriori.miner.model;

import static dev.apriori.miner.model.RandomRules.popularity;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.apriori.mining.recommend.Blend;
import dev.apriori.mining.recommend.Popularity;
import dev.apriori.mining.recommend.Ranking;
import dev.apriori.mining.recommend.Recommender;
import dev.apriori.mining.recommend.Similarities;
import dev.apriori.mining.recommend.TopItems;
import dev.apriori.mining.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our models in the real MLflow. */
class PyfuncTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> RANKINGS = List.of(
            "cosine_sum",
            "damped_sum_of_3",
            "confidence_max",
            "lift_max",
            "confidence_noisy_or",
            "cosine_noisy_or_of_2",
            "lift_sum_of_1",
            "damped_sum");
    private static final int MODELS = 16;
    private static final int BASKETS = 25;

    @TempDir
    Path folder;

    /** What a model is asked, and what our own recommender answers. */
    private record Question(List<String> basket, int k, List<Answer> expected) {}

    private record Answer(String item, String title, double score, String fallback) {}

    @Test
    void pythonRecommendsTheSameItemsWithTheSameScoresBitForBit() throws Exception {
        var random = new Random(42);
        List<List<Question>> questions = new ArrayList<>();
        for (int i = 0; i < MODELS; i++) {
            Rules rules = RandomRules.of(random, 4 + random.nextInt(30), 1 + random.nextInt(300));
            Ranking ranking = Ranking.byId(RANKINGS.get(i % RANKINGS.size())).orElseThrow();
            var recommender =
                    new Recommender(rules, ranking, i % 3 == 0 ? Optional.of(blend(random, rules)) : Optional.empty());
            write(folder.resolve("model-" + i), recommender);
            questions.add(questions(random, recommender, popularity(rules)));
        }
        Files.writeString(folder.resolve("questions.json"), JSON.writeValueAsString(questions));

        Python.run(PyfuncTest.class, "predict.py", folder);

        JsonNode answers = JSON.readTree(Files.readString(folder.resolve("answers.json")));
        assertThat(questions.stream().flatMap(List::stream))
                .anyMatch(question -> question.expected().toString().contains("most_popular"));
        for (int i = 0; i < MODELS; i++) {
            for (int j = 0; j < BASKETS; j++) {
                assertThat(answers(answers.get(i).get(j)))
                        .as("model %d, basket %s", i, questions.get(i).get(j).basket())
                        .isEqualTo(questions.get(i).get(j).expected());
            }
        }
    }

    @Test
    void mlflowAcceptsTheModelAndItsExample() throws Exception {
        Rules rules = RandomRules.of(new Random(1), 20, 100);
        write(folder.resolve("model"), new Recommender(rules, Ranking.COSINE_SUM));

        JsonNode seen = JSON.readTree(Python.run(PyfuncTest.class, "inspect.py", folder.resolve("model")));

        assertThat(seen.get("model_id").asText()).isEqualTo("m-0123");
        assertThat(seen.get("run_id").asText()).isEqualTo("run-4567");
        assertThat(seen.get("metadata").get("min_support").asText()).isEqualTo("0.01");
        assertThat(seen.get("signature").asText())
                .contains(
                        "'items': Array(string) (required)",
                        "'k': long (default: 10)",
                        "title: string (required)",
                        "fallback: string (optional)");
        assertThat(seen.get("example")).isNotEmpty();
        assertThat(seen.get("refused").asText()).contains("k is 0; give 1 or more.");
        assertThat(seen.get("comma separated")).isEqualTo(seen.get("as a list"));
        assertThat(seen.get("warnings")).isEmpty();
    }

    @Test
    void mlflowModelsServeAnswersTheSame() throws Exception {
        var random = new Random(3);
        Rules rules = RandomRules.of(random, 20, 200);
        Path model = folder.resolve("model");
        var recommender = new Recommender(rules, Ranking.USUAL, Optional.of(blend(random, rules)));
        write(model, recommender);
        Question question = questions(random, recommender, popularity(rules)).getFirst();
        try (var mlflow = MlflowScoring.start(folder, model.toString(), Map.of())) {
            var split = Map.of("columns", List.of("items"), "data", List.of(List.of(question.basket())));
            String asked =
                    JSON.writeValueAsString(Map.of("dataframe_split", split, "params", Map.of("k", question.k())));
            String example = Files.readString(model.resolve("serving_input_example.json"));

            assertThat(answers(mlflow.invoke(asked).at("/0/recommendations"))).isEqualTo(question.expected());
            assertThat(answers(mlflow.invoke(example).at("/0/recommendations"))).isNotEmpty();
        }
    }

    /** Similarities of either sign between any items, those in no rule among them. */
    private static Blend blend(Random random, Rules rules) {
        int items = rules.items().size();
        List<Integer> targets = new ArrayList<>();
        int[] offsets = new int[items + 1];
        for (int item = 0; item < items; item++) {
            RandomRules.sample(random, items, random.nextInt(Math.min(items, 6))).stream()
                    .sorted()
                    .forEach(targets::add);
            offsets[item + 1] = targets.size();
        }
        float[] weights = new float[targets.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian();
        }
        int[] flat = targets.stream().mapToInt(Integer::intValue).toArray();
        return new Blend(new Similarities(offsets, flat, weights), random.nextInt(11) / 10.0);
    }

    private static void write(Path model, Recommender recommender) throws IOException {
        var identity = new ModelIdentity("m-0123", "run-4567", Instant.EPOCH, Map.of("min_support", "0.01"));
        ModelFolder.write(model, recommender, popularity(recommender.rules()), identity);
    }

    /** Baskets of any size, none as well, with repetitions and items that no rule knows. */
    private static List<Question> questions(Random random, Recommender recommender, Popularity popularity) {
        Rules rules = recommender.rules();
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < BASKETS; i++) {
            int size = rules.items().size();
            int[] basket = random.ints(i % 5 == 0 ? random.nextInt(2) : random.nextInt(size), 0, size)
                    .toArray();
            int k = 1 + random.nextInt(15);
            List<Answer> found = recommender.recommend(basket, k).stream()
                    .map(r -> answer(rules, r.item(), r.score(), null))
                    .toList();
            List<Answer> expected = found.isEmpty() ? mostPopular(rules, popularity.recommend(basket, k)) : found;
            List<String> labels = new ArrayList<>(
                    IntStream.of(basket).mapToObj(rules.items()::label).toList());
            labels.add("unheard of");
            questions.add(new Question(labels, k, expected));
        }
        return questions;
    }

    private static List<Answer> mostPopular(Rules rules, TopItems top) {
        return IntStream.range(0, top.size())
                .mapToObj(place -> answer(
                        rules, top.item(place), top.score(place) / (double) rules.transactions(), "most_popular"))
                .toList();
    }

    private static Answer answer(Rules rules, int item, double score, String fallback) {
        return new Answer(rules.items().label(item), rules.items().title(item), score, fallback);
    }

    private static List<Answer> answers(JsonNode recommendations) throws IOException {
        return List.of(JSON.treeToValue(recommendations, Answer[].class));
    }
}
