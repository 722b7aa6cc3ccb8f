package dev.apriori.mining.rule;

import dev.apriori.mining.MiningException;
import dev.apriori.mining.data.Items;
import java.util.BitSet;
import java.util.Collection;

/**
 * Which items rules have to hold, and where. Immutable.
 *
 * @param mustContainAny a rule holds one of them at least, on either side; empty where it need not
 * @param onlyAsConsequent no antecedent holds any of them
 */
public record ItemConstraints(BitSet mustContainAny, BitSet onlyAsConsequent) {
    /** Any rule will do. */
    public static final ItemConstraints NONE = new ItemConstraints(new BitSet(), new BitSet());

    public ItemConstraints {
        mustContainAny = (BitSet) mustContainAny.clone();
        onlyAsConsequent = (BitSet) onlyAsConsequent.clone();
    }

    /**
     * Items by the labels that the data set has for them.
     *
     * @param field where the labels were given, for the message
     * @throws MiningException when the data set has no such item
     */
    public static BitSet find(Items items, Collection<String> labels, String field) {
        var found = new BitSet();
        for (String label : labels) {
            int item = items.labels().indexOf(label);
            if (item < 0) {
                throw new MiningException(field + " names '" + label
                        + "', but the data has no such item; give the identifier that the data file has for it");
            }
            found.set(item);
        }
        return found;
    }
}
