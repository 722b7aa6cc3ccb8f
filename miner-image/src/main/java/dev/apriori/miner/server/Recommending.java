package dev.apriori.miner.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.apriori.mining.data.Items;
import dev.apriori.mining.recommend.Recommendation;
import dev.apriori.mining.rule.Measure;
import dev.apriori.mining.rule.Rules;
import io.helidon.common.uri.UriQuery;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code GET /recommend}: recommendations for people, with titles and the rules that led there. */
final class Recommending {
    private static final Pattern COMMA = Pattern.compile(",");

    private final ServerSettings.Limits limits;
    private final Metrics metrics;

    /**
     * @param basket the items that the model knows
     * @param unknown the labels that it does not
     * @param fallback why the recommendations are the most popular, where the model did not lead to them
     */
    record Answer(
            ModelId model,
            List<Item> basket,
            List<String> unknown,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Fallback fallback,
            List<Suggestion> recommendations) {}

    record ModelId(String name, String version) {
        static ModelId of(LiveModel model) {
            return new ModelId(model.served().name(), model.served().version());
        }
    }

    record Item(String item, String title) {
        static Item of(Items items, int item) {
            return new Item(items.label(item), items.title(item));
        }
    }

    /**
     * @param because the rules that led to the item, the strongest first
     * @param similarTo titles of the basket's items that it is most like, where the model is a hybrid
     * @param fallback how the item is marked where the model did not lead to it
     */
    record Suggestion(
            String item,
            String title,
            double score,
            List<Reason> because,

            @JsonProperty("similar_to") @JsonInclude(JsonInclude.Include.NON_EMPTY)
            List<String> similarTo,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) String fallback) {
        static Suggestion of(Rules rules, Recommendation found, String fallback) {
            return new Suggestion(
                    rules.items().label(found.item()),
                    rules.items().title(found.item()),
                    found.score(),
                    found.because().stream().map(rule -> Reason.of(rules, rule)).toList(),
                    found.similarTo().stream().map(rules.items()::title).toList(),
                    fallback);
        }
    }

    /** A rule, its sides as titles. */
    record Reason(
            @JsonProperty("if") List<String> antecedent,
            @JsonProperty("then") List<String> consequent,
            double confidence,
            double lift,
            double support) {
        static Reason of(Rules rules, int rule) {
            return new Reason(
                    titles(rules.items(), rules.antecedent(rule)),
                    titles(rules.items(), rules.consequent(rule)),
                    rules.measure(rule, Measure.CONFIDENCE),
                    rules.measure(rule, Measure.LIFT),
                    rules.measure(rule, Measure.SUPPORT));
        }

        private static List<String> titles(Items items, int[] side) {
            return Arrays.stream(side).mapToObj(items::title).toList();
        }
    }

    Recommending(ServerSettings.Limits limits, Metrics metrics) {
        this.limits = limits;
        this.metrics = metrics;
    }

    /** @throws Refusal when a parameter cannot be used */
    Answer answer(LiveModel model, UriQuery query) {
        Set<String> labels = labels(model, query);
        int k = Parameters.wholeNumber(query, "k", ScoringRequest.DEFAULT_K, limits.recommendations());
        Basket basket = model.basket(labels);
        Answered found = model.recommend(basket, k);
        metrics.basketAnswered(found);
        return new Answer(
                ModelId.of(model),
                Arrays.stream(basket.items())
                        .mapToObj(item -> Item.of(model.items(), item))
                        .toList(),
                basket.unknown(),
                found.fallback().orElse(null),
                found.recommendations().stream()
                        .map(r -> Suggestion.of(model.rules(), r, found.mark()))
                        .toList());
    }

    /** A value that is a label is taken as it is, whatever commas it has; any other is a list. */
    private Set<String> labels(LiveModel model, UriQuery query) {
        Set<String> labels = new LinkedHashSet<>();
        for (String value : query.all("items", List::of)) {
            if (model.knows(value)) {
                labels.add(value);
            } else {
                COMMA.splitAsStream(value)
                        .map(String::strip)
                        .filter(label -> !label.isEmpty())
                        .forEach(labels::add);
            }
        }
        if (labels.isEmpty()) {
            String example = String.join(",", model.served().inputExample());
            throw Refusal.invalid("items is empty; name at least one item, such as items="
                    + Stream.of(example).filter(e -> !e.isEmpty()).findFirst().orElse("318,296"));
        }
        if (labels.size() > limits.basket()) {
            throw Refusal.invalid("items has " + labels.size() + " labels; give at most " + limits.basket());
        }
        return labels;
    }
}
