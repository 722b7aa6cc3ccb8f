package dev.apriori.miner.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Requests to a scoring server, of a model that knows the items 3, 10, 17 and so on. Single quotes stand for double ones. */
final class ScoringCases {
    static final String JSON = "application/json";
    static final String CSV = "text/csv";

    record Request(String type, String text) {
        String body() {
            return text.replace('\'', '"');
        }

        @Override
        public String toString() {
            return type + " " + text;
        }
    }

    /**
     * A request that we answer otherwise, and that is wanted.
     *
     * @param ours the status
     * @param theirs the status
     */
    record Wanted(String why, int ours, int theirs, Request request) {
        @Override
        public String toString() {
            return why + ": " + request;
        }
    }

    private ScoringCases() {}

    private static Request json(String text) {
        return new Request(JSON, text);
    }

    private static Request split(String... cells) {
        return json("{'dataframe_split': {'columns': ['items'], 'data': ["
                + Stream.of(cells).map(cell -> "[" + cell + "]").collect(Collectors.joining(",")) + "]}}");
    }

    private static Request records(String cell) {
        return json("{'dataframe_records': [{'items': " + cell + "}]}");
    }

    private static Request params(String params) {
        return json("{'dataframe_records': [{'items': ['3', '10']}], 'params': " + params + "}");
    }

    /** Both answer alike: the status, the type, and the predictions or the error's code. */
    static Stream<Request> alike() {
        List<Request> requests = new ArrayList<>(List.of(
                split("['3']"),
                split("['3', '10']", "['17']"),
                split("[]"),
                split("['no such item']", "['3', 'no such item']"),
                split(),
                json("{'dataframe_split': {'columns': ['user', 'items'], 'data': [['ann', ['3']]]}}"),
                json("{'dataframe_split': {'columns': ['items'], 'data': [[['3']]], 'index': [7]}}"),
                records("['3']"),
                json(
                        "{'dataframe_records': [{'items': ['3'], 'user': 'ann'}, {'items': ['10', '17'], 'user': 'bob'}]}"),
                json("{'inputs': [{'items': ['3', '10']}]}"),
                json("{'inputs': [{'items': ['3', '10']}, {'items': ['17']}]}"),
                json("{'inputs': {'items': ['3', '10']}}"),
                json("{'inputs': ['3', '10']}"),
                json("{'instances': ['3', '10']}"),
                json("{'instances': {'items': ['3', '10']}}"),
                params("{'k': 1}"),
                params("{'k': 3}"),
                params("{}"),
                params("null"),
                params("{'unknown': 1}"),
                params("{'k': 'x'}"),
                params("{'k': 2.5}"),
                params("{'k': 0}"),
                params("{'k': -1}"),
                params("[1]"),
                json("nope"),
                json(""),
                json("[1]"),
                json("3"),
                json("'text'"),
                json("null"),
                json("{}"),
                json("{'baskets': [['3']]}"),
                json("{'inputs': ['3'], 'instances': ['3']}"),
                json("{'inputs': ['3']} {}"),
                json("{'dataframe_split': [1]}"),
                json("{'dataframe_split': {'columns': ['items']}}"),
                json("{'dataframe_split': {'columns': ['items'], 'data': 3}}"),
                json("{'dataframe_split': {'columns': ['films'], 'data': [[['3']]]}}"),
                json("{'dataframe_split': {'data': [[['3']]]}}"),
                json("{'dataframe_split': {'columns': ['user', 'items'], 'data': [[['3']]]}}"),
                json("{'dataframe_split': {'columns': ['items'], 'data': [[['3']]], 'rows': 1}}"),
                json("{'dataframe_records': {'items': ['3']}}"),
                json("{'dataframe_records': [1]}"),
                json("{'dataframe_records': [{'films': ['3']}]}"),
                json("{'dataframe_records': []}"),
                json("{'dataframe_records': [{'items': ['3']}, {'films': ['3']}]}"),
                records("'3'"),
                records("null"),
                records("1"),
                records("[1.5]"),
                records("[true]"),
                records("{'a': 1}"),
                json("{'inputs': {}}"),
                json("{'inputs': 'x'}"),
                json("{'inputs': null}"),
                json("{'inputs': {'films': ['3']}}"),
                new Request("application/xml", "{}"),
                new Request("text/plain", "{}"),
                new Request("application/json; charset=latin1", "{}"),
                new Request("application/json; version=1", "{}"),
                new Request("application/json; charset=UTF-8", "{'inputs': ['3']}"),
                new Request(CSV, ""),
                new Request(CSV, "films\n1\n")));
        requests.addAll(byChance(new Random(5), 40));
        return requests.stream();
    }

    /** Good requests in the two forms that take baskets of different lengths. */
    private static List<Request> byChance(Random random, int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> {
                    List<String> baskets = IntStream.range(0, 1 + random.nextInt(4))
                            .mapToObj(b -> basket(random))
                            .toList();
                    String k = ", 'params': {'k': " + (1 + random.nextInt(20)) + "}}";
                    return random.nextBoolean()
                            ? json("{'dataframe_split': {'columns': ['items'], 'data': ["
                                    + baskets.stream().map(b -> "[" + b + "]").collect(Collectors.joining(",")) + "]}"
                                    + k)
                            : json("{'dataframe_records': ["
                                    + baskets.stream()
                                            .map(b -> "{'items': " + b + "}")
                                            .collect(Collectors.joining(","))
                                    + "]" + k);
                })
                .toList();
    }

    private static String basket(Random random) {
        return random.ints(random.nextInt(8), 0, 60)
                .mapToObj(item -> "'" + (7 * item + 3) + "'")
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Where we answer otherwise, each with its reason. */
    static Stream<Wanted> wanted() {
        String labels = "an integer is taken as a label, which MLflow's schema refuses";
        String numpy = "numpy has no arrays of different lengths; baskets are lists, whatever their lengths";
        String cells = "a CSV cell is read as a list of labels, which pandas leaves as text";
        return Stream.of(
                new Wanted(labels, 200, 400, records("[3]")),
                new Wanted("null is no label, and no one means it", 400, 200, records("[null]")),
                new Wanted(numpy, 200, 400, json("{'instances': [{'items': ['3']}]}")),
                new Wanted(numpy, 200, 400, json("{'instances': [['3'], ['10', '17']]}")),
                new Wanted(numpy, 200, 400, json("{'inputs': [['3'], ['10', '17']]}")),
                new Wanted(numpy, 200, 400, json("{'inputs': {'items': [['3']]}}")),
                new Wanted(cells, 200, 400, new Request(CSV, "items\n3\n")),
                new Wanted(cells, 200, 400, new Request(CSV, "items\n\"3,10\"\n")),
                new Wanted("a list as long as the catalogue is no use to anyone", 400, 200, params("{'k': 101}")));
    }
}
