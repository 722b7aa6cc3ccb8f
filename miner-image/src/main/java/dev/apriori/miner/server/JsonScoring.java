package dev.apriori.miner.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads the four JSON forms of MLflow's scoring protocol. What MLflow's own server answers is read the same way; beyond
 * it, integers are taken as labels, and {@code instances} and {@code inputs} may hold baskets of different lengths,
 * which numpy's arrays cannot.
 */
final class JsonScoring {
    private static final String COLUMN = ScoringRequest.COLUMN;
    private static final List<String> SPLIT_FIELDS = List.of("columns", "data", "index");

    /** How the rows are laid out; the name in lower case is the field. */
    private enum Form {
        DATAFRAME_SPLIT {
            @Override
            List<JsonNode> cells(JsonNode value) {
                return cellsOfSplit(value);
            }
        },
        DATAFRAME_RECORDS {
            @Override
            List<JsonNode> cells(JsonNode value) {
                if (!value.isArray()) {
                    throw Refusal.unreadable("dataframe_records is " + kind(value) + "; give an array of objects");
                }
                return cellsOfRecords(value);
            }
        },
        INSTANCES {
            @Override
            List<JsonNode> cells(JsonNode value) {
                return cellsOfTensor("instances", value);
            }
        },
        INPUTS {
            @Override
            List<JsonNode> cells(JsonNode value) {
                return cellsOfTensor("inputs", value);
            }
        };

        abstract List<JsonNode> cells(JsonNode value);

        String field() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static final String FORMS =
            Arrays.stream(Form.values()).map(Form::field).collect(Collectors.joining(", "));

    private JsonScoring() {}

    /** @throws Refusal when the body is not JSON of one of the forms */
    static ScoringRequest read(byte[] body) {
        JsonNode root = Json.read(body);
        if (!root.isObject()) {
            throw Refusal.unreadable("the body is " + kind(root) + "; send a JSON object with exactly one of " + FORMS);
        }
        List<Form> forms =
                Arrays.stream(Form.values()).filter(f -> root.has(f.field())).toList();
        if (forms.size() != 1) {
            String found =
                    forms.isEmpty() ? "none" : forms.stream().map(Form::field).collect(Collectors.joining(", "));
            throw Refusal.unreadable("the body must have exactly one of " + FORMS + "; it has " + found);
        }
        List<JsonNode> cells = forms.getFirst().cells(root.get(forms.getFirst().field()));
        List<List<String>> baskets = IntStream.range(0, cells.size())
                .mapToObj(row -> labels(row, cells.get(row)))
                .toList();
        return new ScoringRequest(baskets, k(root.path("params")));
    }

    private static List<JsonNode> cellsOfSplit(JsonNode split) {
        if (!split.isObject()) {
            throw Refusal.unreadable("dataframe_split is " + kind(split) + "; give an object with columns and data");
        }
        split.fieldNames().forEachRemaining(field -> {
            if (!SPLIT_FIELDS.contains(field)) {
                throw Refusal.unreadable("dataframe_split has the field '" + field + "'; it may have " + SPLIT_FIELDS);
            }
        });
        JsonNode data = split.path("data");
        if (!data.isArray()) {
            throw Refusal.unreadable("dataframe_split.data is " + kind(data) + "; give an array of rows");
        }
        List<String> columns = new ArrayList<>();
        split.path("columns").forEach(column -> columns.add(column.asText()));
        int column = columns.indexOf(COLUMN);
        if (column < 0) {
            throw missingColumn(columns.toString());
        }
        List<JsonNode> cells = new ArrayList<>(data.size());
        for (JsonNode row : data) {
            if (!row.isArray() || row.size() != columns.size()) {
                throw Refusal.unreadable("row " + cells.size() + " of dataframe_split.data is not an array of "
                        + columns.size() + " values, one for each of the columns");
            }
            cells.add(row.get(column));
        }
        return cells;
    }

    private static List<JsonNode> cellsOfRecords(JsonNode records) {
        List<JsonNode> cells = new ArrayList<>(records.size());
        records.forEach(record -> cells.add(record.path(COLUMN)));
        if (cells.stream().allMatch(JsonNode::isMissingNode)) {
            throw missingColumn("none with that name");
        }
        return cells;
    }

    /** A list of records, an object of columns, or the one column by itself; a flat list of labels is one basket. */
    private static List<JsonNode> cellsOfTensor(String field, JsonNode value) {
        if (value.isArray() && !value.isEmpty() && value.valueStream().allMatch(JsonNode::isObject)) {
            return cellsOfRecords(value);
        }
        JsonNode column = value.isObject() ? value.path(COLUMN) : value;
        if (column.isMissingNode()) {
            throw missingColumn("none with that name");
        }
        if (!column.isArray()) {
            throw Refusal.unreadable(field + " is " + kind(column) + "; give an array of baskets in column " + COLUMN);
        }
        boolean nested = !column.isEmpty() && column.valueStream().allMatch(JsonNode::isArray);
        return nested ? column.valueStream().toList() : List.of(column);
    }

    private static List<String> labels(int row, JsonNode cell) {
        if (!cell.isArray()) {
            throw Refusal.unreadable(
                    COLUMN + " of row " + row + " is " + kind(cell) + "; give an array of item labels");
        }
        List<String> labels = new ArrayList<>(cell.size());
        for (JsonNode label : cell) {
            if (!label.isTextual() && !label.isIntegralNumber()) {
                throw Refusal.unreadable(
                        COLUMN + " of row " + row + " holds " + kind(label) + "; give labels as strings");
            }
            labels.add(label.asText());
        }
        return labels;
    }

    private static int k(JsonNode params) {
        if (params.isMissingNode() || params.isNull()) {
            return ScoringRequest.DEFAULT_K;
        }
        if (!params.isObject()) {
            throw Refusal.invalid("params is " + kind(params) + "; give an object, such as {\"k\": 10}");
        }
        JsonNode k = params.path("k");
        if (k.isMissingNode()) {
            return ScoringRequest.DEFAULT_K;
        }
        if (!k.canConvertToInt() || !k.isIntegralNumber()) {
            throw Refusal.invalid("params.k " + k + " is not a whole number; give one, such as {\"k\": 10}");
        }
        return k.intValue();
    }

    private static Refusal missingColumn(String found) {
        return Refusal.invalid("the input lacks column '" + COLUMN + "', the item labels of a basket; it has " + found);
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT, POJO -> "an object";
            case STRING, BINARY -> "a string";
            case NUMBER -> "the number " + node;
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            case MISSING -> "missing";
        };
    }
}
