package dev.apriori.miner.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a CSV body: a header with the column {@code items}, and in it the labels of a basket with commas between them,
 * or as a JSON or Python list, which is what pandas writes.
 */
final class CsvScoring {
    private static final JsonMapper LISTS =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();
    private static final Pattern COMMA = Pattern.compile(",");

    private CsvScoring() {}

    /** @throws Refusal when the body is no CSV with that column */
    static ScoringRequest read(byte[] body) {
        List<List<String>> baskets = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().allowUnclosedQuote(false).ofNamedCsvRecord(utf8(body))) {
            for (NamedCsvRecord row : rows) {
                int number = baskets.size();
                baskets.add(row.findField(ScoringRequest.COLUMN)
                        .map(cell -> labels(number, cell))
                        .orElseThrow(() -> missingColumn(row.getHeader())));
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw Refusal.unreadable("the body is not valid CSV: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (baskets.isEmpty()) {
            throw Refusal.unreadable("the body has no row; send a header with column " + ScoringRequest.COLUMN
                    + " and a line for each basket");
        }
        return new ScoringRequest(baskets, ScoringRequest.DEFAULT_K);
    }

    private static List<String> labels(int row, String cell) {
        if (!cell.startsWith("[")) {
            return Stream.of(COMMA.split(cell))
                    .map(String::strip)
                    .filter(label -> !label.isEmpty())
                    .toList();
        }
        try {
            return List.of(LISTS.readValue(cell, String[].class));
        } catch (JsonProcessingException | NullPointerException e) {
            throw Refusal.unreadable(
                    ScoringRequest.COLUMN + " of row " + row + " is not a list of labels, such as ['318', '296']");
        }
    }

    private static String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refusal.unreadable("the body is not UTF-8");
        }
    }

    private static Refusal missingColumn(List<String> header) {
        return Refusal.unreadable("the CSV lacks column '" + ScoringRequest.COLUMN + "'; its header has " + header);
    }
}
