package dev.apriori.miner.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code POST /v2/models/…/infer} is asked. A tensor has no rows of different lengths: a basket that is shorter than
 * others is filled up with empty texts, which count for nothing.
 *
 * @param id is given back
 * @param scoring the baskets: the rows of tensor {@code items}; of a tensor of one dimension, the one basket
 * @param outputs the names of the tensors that are wanted; all of them where it is empty
 */
record InferenceRequest(Optional<String> id, ScoringRequest scoring, Set<String> outputs) {
    static final String INPUT = ScoringRequest.COLUMN;
    static final String TEXTS = "BYTES";

    private static final String EXAMPLE =
            "{\"inputs\": [{\"name\": \"items\", \"shape\": [1, 2], \"datatype\": \"BYTES\", \"data\": [\"318\", \"296\"]}]}";

    /** @throws Refusal when the body is no such request */
    static InferenceRequest read(byte[] body, Set<String> known) {
        JsonNode root = Json.read(body);
        JsonNode inputs = root.path("inputs");
        if (!inputs.isArray() || inputs.size() != 1 || !inputs.path(0).isObject()) {
            throw Refusal.unreadable("inputs is not an array of one tensor; send " + EXAMPLE);
        }
        Optional<String> id =
                Optional.of(root.path("id")).filter(JsonNode::isTextual).map(JsonNode::asText);
        var scoring = new ScoringRequest(baskets(inputs.path(0)), k(root.path("parameters")));
        return new InferenceRequest(id, scoring, outputs(root.path("outputs"), known));
    }

    private static List<List<String>> baskets(JsonNode tensor) {
        check(tensor, "name", INPUT);
        check(tensor, "datatype", TEXTS);
        List<Integer> shape = shape(tensor.path("shape"));
        List<String> labels = new ArrayList<>();
        flatten(tensor.path("data"), shape.size(), labels);
        int columns = shape.getLast();
        int rows = shape.size() == 1 ? 1 : shape.getFirst();
        if ((long) rows * columns != labels.size()) {
            throw Refusal.invalid("inputs[0].data has " + labels.size() + " labels, and its shape " + shape
                    + " asks for " + (long) rows * columns);
        }
        List<List<String>> baskets = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            baskets.add(labels.subList(row * columns, (row + 1) * columns).stream()
                    .filter(label -> !label.isEmpty())
                    .toList());
        }
        return baskets;
    }

    private static void check(JsonNode tensor, String field, String expected) {
        String found = tensor.path(field).asText();
        if (!found.equals(expected)) {
            throw Refusal.invalid("inputs[0]." + field + " is '" + found + "'; give " + expected);
        }
    }

    private static List<Integer> shape(JsonNode shape) {
        boolean natural = shape.isArray()
                && shape.valueStream().allMatch(length -> length.canConvertToInt() && length.intValue() >= 0);
        if (!natural || shape.isEmpty() || shape.size() > 2) {
            throw Refusal.invalid("inputs[0].shape is " + shape + "; give [baskets, items of the longest] or [items]");
        }
        return shape.valueStream().map(JsonNode::intValue).toList();
    }

    /** Data may be nested as the shape is, or flat. */
    private static void flatten(JsonNode data, int depth, List<String> labels) {
        if (!data.isArray()) {
            throw Refusal.unreadable("inputs[0].data is not an array of labels; send " + EXAMPLE);
        }
        for (JsonNode element : data) {
            if (element.isTextual() || element.isIntegralNumber()) {
                labels.add(element.asText());
            } else if (element.isArray() && depth > 1) {
                flatten(element, depth - 1, labels);
            } else {
                throw Refusal.unreadable("inputs[0].data holds " + element + "; give labels as strings");
            }
        }
    }

    private static int k(JsonNode parameters) {
        JsonNode k = parameters.path("k");
        if (k.isMissingNode()) {
            return ScoringRequest.DEFAULT_K;
        }
        if (!k.canConvertToInt() || !k.isIntegralNumber()) {
            throw Refusal.invalid("parameters.k " + k + " is not a whole number; give one, such as 10");
        }
        return k.intValue();
    }

    private static Set<String> outputs(JsonNode outputs, Set<String> known) {
        List<String> names = outputs.valueStream()
                .map(output -> output.path("name").asText())
                .toList();
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw Refusal.invalid("outputs has '" + name + "'; there are " + known);
        });
        return Set.copyOf(names);
    }
}
