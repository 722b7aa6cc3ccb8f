package dev.apriori.miner.trial;

import dev.apriori.experiment.api.RulesSpec;
import dev.apriori.mining.data.Items;
import dev.apriori.mining.rule.ItemConstraints;
import dev.apriori.mining.rule.RuleWishes;
import dev.apriori.mining.rule.Significance;
import dev.apriori.mining.rule.Significance.Correction;
import java.util.BitSet;
import java.util.Optional;

/** What a spec asks of rules, in the miner's terms. */
final class AskedRules {
    /** What is counted as significant where the spec says nothing. */
    private static final Significance USUAL = new Significance(0.05, Correction.BENJAMINI_HOCHBERG);

    private AskedRules() {}

    /** @throws dev.apriori.mining.MiningException when it names items that the data has not */
    static RuleWishes wishes(RulesSpec rules, Items items) {
        var constraints = new ItemConstraints(
                ItemConstraints.find(items, rules.mustContainAny(), "spec.rules.mustContainAny"),
                ItemConstraints.find(items, rules.onlyAsConsequent(), "spec.rules.onlyAsConsequent"));
        return new RuleWishes(constraints, Optional.of(significance(rules)), rules.onlySignificant());
    }

    /** @throws dev.apriori.mining.MiningException when it names items that the data has not */
    static BitSet dropped(RulesSpec rules, Items items) {
        return ItemConstraints.find(items, rules.mustNotContain(), "spec.rules.mustNotContain");
    }

    private static Significance significance(RulesSpec rules) {
        if (!rules.onlySignificant()) {
            return USUAL;
        }
        Correction correction = switch (rules.correction()) {
            case BENJAMINI_HOCHBERG -> Correction.BENJAMINI_HOCHBERG;
            case NONE -> Correction.NONE;
        };
        return new Significance(Double.parseDouble(rules.maxPValue()), correction);
    }
}
