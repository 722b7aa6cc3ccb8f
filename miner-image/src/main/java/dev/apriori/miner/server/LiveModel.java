package dev.apriori.miner.server;

import dev.apriori.mining.MiningException;
import dev.apriori.mining.data.Items;
import dev.apriori.mining.recommend.Recommendation;
import dev.apriori.mining.recommend.TopItems;
import dev.apriori.mining.rule.Rules;
import it.unimi.dsi.fastutil.ints.IntLinkedOpenHashSet;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A model that has answered its own input example, with what requests need to find its items. Immutable. */
final class LiveModel {
    private static final int UNKNOWN = -1;

    private final ServedModel served;
    private final Object2IntOpenHashMap<String> itemsByLabel;
    private final Catalogue catalogue;

    private LiveModel(ServedModel served) {
        this.served = served;
        List<String> labels = items().labels();
        itemsByLabel = new Object2IntOpenHashMap<>(labels.size());
        itemsByLabel.defaultReturnValue(UNKNOWN);
        for (int item = 0; item < labels.size(); item++) {
            itemsByLabel.put(labels.get(item), item);
        }
        catalogue = new Catalogue(served.recommender(), served.popularity());
    }

    /** @throws MiningException when the model cannot answer its own input example */
    static LiveModel of(ServedModel served) {
        LiveModel model = new LiveModel(served);
        Basket example = model.basket(served.inputExample());
        if (!example.unknown().isEmpty()) {
            throw new MiningException("model " + served.id() + " cannot be served: its catalogue lacks item '"
                    + example.unknown().getFirst() + "' of its own input example; log the model again");
        }
        if (model.rules().size() > 0 && model.recommend(example, 1).fallback().isPresent()) {
            throw new MiningException("model " + served.id() + " cannot be served: no rule fires for its own input"
                    + " example " + served.inputExample() + "; log the model again");
        }
        return model;
    }

    ServedModel served() {
        return served;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Rules rules() {
        return served.recommender().rules();
    }

    Items items() {
        return rules().items();
    }

    boolean knows(String label) {
        return itemsByLabel.containsKey(label);
    }

    Basket basket(Collection<String> labels) {
        IntLinkedOpenHashSet known = new IntLinkedOpenHashSet();
        List<String> unknown = new ArrayList<>();
        for (String label : labels) {
            int item = itemsByLabel.getInt(label);
            if (item == UNKNOWN) {
                unknown.add(label);
            } else {
                known.add(item);
            }
        }
        return new Basket(known.toIntArray(), unknown.stream().distinct().toList());
    }

    /** What the model recommends, or where that is nothing, what most people like. */
    Answered recommend(Basket basket, int k) {
        List<Recommendation> found = served.recommender().recommend(basket.items(), k);
        return found.isEmpty()
                ? new Answered(mostPopular(basket, k), Optional.of(Fallback.of(basket)))
                : new Answered(found, Optional.empty());
    }

    private List<Recommendation> mostPopular(Basket basket, int k) {
        TopItems top = served.popularity().recommend(basket.items(), k);
        double people = rules().transactions();
        return IntStream.range(0, top.size())
                .mapToObj(place -> new Recommendation(top.item(place), top.score(place) / people, List.of()))
                .toList();
    }
}
