package dev.apriori.miner.server;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a basket gets what is most popular, and not what the model leads to. */
enum Fallback {
    EMPTY_BASKET,
    /** The model knows nothing that is in the basket. */
    UNKNOWN_ITEMS,
    /** Nothing in the model leads from what is in the basket to something that is not. */
    NO_MATCH;

    /** What is recommended then: how a recommendation is marked. */
    static final String MOST_POPULAR = "most_popular";

    static Fallback of(Basket basket) {
        if (basket.items().length > 0) {
            return NO_MATCH;
        }
        return basket.unknown().isEmpty() ? EMPTY_BASKET : UNKNOWN_ITEMS;
    }

    @JsonValue
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
