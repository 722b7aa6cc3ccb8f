package dev.apriori.mining.itemset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.apriori.mining.data.DataFormat;
import dev.apriori.mining.data.DatasetReader;
import dev.apriori.mining.transaction.Preprocessing;
import dev.apriori.mining.transaction.Transactions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/** The data sets of {@code golden.json}, and the numbers there on which independent programs agree. */
public final class Golden {
    private static final Path DATA = Path.of(System.getProperty("apriori.data", "."));
    private static final Map<String, Transactions> LOADED = new ConcurrentHashMap<>();

    private Golden() {}

    public static Transactions transactions(String dataset) {
        return LOADED.computeIfAbsent(dataset, name -> switch (name) {
            case "ml-small" -> read(DataFormat.MOVIE_LENS_CSV, "ml-latest-small/ratings.csv");
            case "chess" -> read(DataFormat.BASKETS, "chess.dat");
            case "t10" -> read(DataFormat.BASKETS, "T10I4D100K.dat");
            default -> throw new IllegalArgumentException(name);
        });
    }

    /** The entries of a part of the file, such as {@code rules}. */
    public static List<JsonNode> entries(String part) throws IOException {
        JsonNode golden =
                new ObjectMapper().readTree(DATA.resolve("golden.json").toFile());
        return StreamSupport.stream(golden.get(part).spliterator(), false).toList();
    }

    /** An entry's greatest length. */
    public static int maxLength(JsonNode entry) {
        return entry.get("max_len").isNull()
                ? ItemsetTask.ANY_LENGTH
                : entry.get("max_len").intValue();
    }

    private static Transactions read(DataFormat format, String file) {
        return new Preprocessing(new BigDecimal("3.5"), 1)
                .apply(DatasetReader.of(format).read(DATA.resolve(file)));
    }
}
