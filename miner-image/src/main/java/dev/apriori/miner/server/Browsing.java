package dev.apriori.miner.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.apriori.miner.server.Recommending.Item;
import io.helidon.common.uri.UriQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** {@code GET /items} and {@code GET /model}: what the page needs to let people pick. */
final class Browsing {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    private Browsing() {}

    record Found(List<FoundItem> items) {}

    /**
     * An item that starts no rule and that none is similar to leads nowhere.
     *
     * @param rules how many rules start from the item
     * @param similar of a hybrid: how many items gain by their similarity to it
     */
    record FoundItem(
            String item,
            String title,
            int rules,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int similar) {}

    /**
     * @param items the items in the catalogue
     * @param transactions how many people's likes the rules were mined from
     * @param feedback whether {@code POST /feedback} is answered
     */
    record About(
            String name,
            String version,
            int items,
            int rules,
            int transactions,
            boolean feedback,
            Map<String, String> facts,
            List<Item> inputExample) {}

    /** Items by title; the most popular where there is no query. */
    static Found items(LiveModel model, UriQuery query) {
        int limit = Parameters.wholeNumber(query, "limit", DEFAULT_LIMIT, MAX_LIMIT);
        Catalogue catalogue = model.catalogue();
        return new Found(catalogue.find(Parameters.text(query, "query"), limit).stream()
                .map(item -> new FoundItem(
                        model.items().label(item),
                        model.items().title(item),
                        catalogue.rulesFrom(item),
                        catalogue.similarTo(item)))
                .toList());
    }

    static About model(LiveModel model, boolean feedback) {
        ServedModel served = model.served();
        return new About(
                served.name(),
                served.version(),
                model.items().size(),
                model.rules().size(),
                model.rules().transactions(),
                feedback,
                served.facts(),
                Arrays.stream(model.basket(served.inputExample()).items())
                        .mapToObj(item -> Item.of(model.items(), item))
                        .toList());
    }
}
