package dev.apriori.bench.compare;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;

/** The trials of a grid as a program of their own: from its start to a line that says how many rules there are. */
public final class OurTrials {
    private OurTrials() {}

    /** @param args a file of transactions, the number of threads, the greatest length, and the supports */
    public static void main(String[] args) throws IOException {
        List<Double> supports = Arrays.stream(args).skip(3).map(Double::valueOf).toList();
        var trials = new Trials(Trials.read(args[0]), supports, Integer.parseInt(args[2]), Integer.parseInt(args[1]));
        var answer = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(answer)) {
            json.writeStartObject();
            json.writeNumberField("found", trials.rulesOfGrid());
            json.writeEndObject();
        }
        System.out.println(answer);
    }
}
