package dev.apriori.mining.recommend;

import dev.apriori.mining.rule.RuleSelection;
import dev.apriori.mining.rule.Rules;
import java.util.Arrays;

/** Rules by the items that they lead to. Rules are told by their place in a selection. */
final class Leads {
    private final int[] ends;
    private final int[] places;

    private Leads(int[] ends, int[] places) {
        this.ends = ends;
        this.places = places;
    }

    static Leads of(RuleSelection selection) {
        Rules rules = selection.base();
        int[] ends = new int[rules.items().size()];
        for (int place = 0; place < selection.size(); place++) {
            int rule = selection.row(place);
            for (int i = 0; i < rules.consequentSize(rule); i++) {
                ends[rules.consequentItem(rule, i)]++;
            }
        }
        int all = 0;
        for (int item = 0; item < ends.length; item++) {
            int start = all;
            all += ends[item];
            ends[item] = start;
        }
        int[] places = new int[all];
        for (int place = 0; place < selection.size(); place++) {
            int rule = selection.row(place);
            for (int i = 0; i < rules.consequentSize(rule); i++) {
                places[ends[rules.consequentItem(rule, i)]++] = place;
            }
        }
        return new Leads(ends, places);
    }

    int items() {
        return ends.length;
    }

    /** Where the rules that lead to the item start. */
    int start(int item) {
        return item == 0 ? 0 : ends[item - 1];
    }

    /** Behind the last rule that leads to the item. */
    int end(int item) {
        return ends[item];
    }

    /** Behind the last rule that leads to the item and is one of the selection's first {@code places}. */
    int end(int item, int places) {
        int at = Arrays.binarySearch(this.places, start(item), end(item), places);
        return at < 0 ? -at - 1 : at;
    }

    /** A rule's place in the selection; ascending for an item. */
    int place(int at) {
        return places[at];
    }
}
