package dev.apriori.experiment.grid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.apriori.experiment.api.RulesSpec;
import dev.apriori.experiment.api.RulesSpec.Correction;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is asked of rules as text, by its names in MLflow: nothing where any rule will do. */
final class WantedRules {
    private static final JsonMapper JSON = new JsonMapper();

    private WantedRules() {}

    static Map<String, String> byName(RulesSpec rules) {
        Map<String, String> names = new LinkedHashMap<>();
        if (rules.onlySignificant()) {
            names.put(
                    "max_p_value",
                    new BigDecimal(rules.maxPValue()).stripTrailingZeros().toPlainString());
            names.put("p_value_correction", id(rules.correction()));
        }
        put(names, "must_contain_any", rules.mustContainAny());
        put(names, "must_not_contain", rules.mustNotContain());
        put(names, "only_as_consequent", rules.onlyAsConsequent());
        return names;
    }

    private static String id(Correction correction) {
        return switch (correction) {
            case BENJAMINI_HOCHBERG -> "BenjaminiHochberg";
            case NONE -> "None";
        };
    }

    /** As JSON, in alphabetical order: identifiers may hold any character, and their order means nothing. */
    private static void put(Map<String, String> names, String name, List<String> items) {
        if (!items.isEmpty()) {
            try {
                names.put(name, JSON.writeValueAsString(items.stream().sorted().toList()));
            } catch (JsonProcessingException e) {
                throw new AssertionError("texts are always JSON", e);
            }
        }
    }
}
