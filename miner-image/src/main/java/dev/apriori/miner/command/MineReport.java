package dev.apriori.miner.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;

/**
 * What {@code mine} says at its end.
 *
 * @param rules where rules were asked for
 * @param bestLift where there are any
 */
record MineReport(
        int transactions,
        int items,
        int itemsets,
        Optional<Integer> rules,
        Optional<Double> bestLift,
        double loadSeconds,
        double itemsetSeconds,
        double ruleSeconds,
        double peakMemoryMb) {

    /** One line. Written field by field: to look the fields up at run time takes longer than to mine a small file. */
    String json() throws IOException {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("transactions", transactions);
            json.writeNumberField("items", items);
            json.writeNumberField("itemsets", itemsets);
            json.writeNumberField("rules", rules.orElse(0));
            if (bestLift.isPresent()) {
                json.writeNumberField("bestLift", bestLift.get());
            } else {
                json.writeNullField("bestLift");
            }
            json.writeNumberField("loadSeconds", loadSeconds);
            json.writeNumberField("itemsetSeconds", itemsetSeconds);
            json.writeNumberField("ruleSeconds", ruleSeconds);
            json.writeNumberField("peakMemoryMb", peakMemoryMb);
            json.writeEndObject();
        }
        return text.toString();
    }

    /** For people, some lines without the last line's end. */
    String text() {
        String mined = Words.count(transactions, "transaction") + " of " + Words.count(items, "item") + ", loaded in "
                + Words.number(loadSeconds) + " s" + System.lineSeparator() + Words.count(itemsets, "itemset") + " in "
                + Words.number(itemsetSeconds) + " s";
        return rules.map(all -> mined + System.lineSeparator() + Words.count(all, "rule") + " in "
                        + Words.number(ruleSeconds) + " s"
                        + bestLift.map(lift -> ", best lift " + Words.number(lift))
                                .orElse(""))
                .orElse(mined);
    }
}
