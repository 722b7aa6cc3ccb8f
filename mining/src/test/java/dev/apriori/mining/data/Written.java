package dev.apriori.mining.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that tests write. */
final class Written {
    private Written() {}

    static Path file(Path directory, String name, String text) {
        return file(directory, name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Path file(Path directory, String name, byte[] bytes) {
        try {
            return Files.write(directory.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] gzip(String text) {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] zip(String name, byte[] bytes) {
        return zipped(Map.of(name, bytes));
    }

    static byte[] zip(Map<String, String> files) {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        files.forEach((name, text) -> contents.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return zipped(contents);
    }

    private static byte[] zipped(Map<String, byte[]> files) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** One line a row: the item's label, the user's number and the rating, in the file's order. */
    static String rows(Dataset dataset) {
        Ratings ratings = (Ratings) dataset;
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < ratings.rows(); row++) {
            rows.append(row == 0 ? "" : " | ")
                    .append(ratings.user(row))
                    .append(' ')
                    .append(ratings.items().label(ratings.item(row)))
                    .append(' ')
                    .append(ratings.rating(row));
        }
        return rows.toString();
    }

    /** The labels of each basket, in the file's order. */
    static String contents(Dataset dataset) {
        Baskets baskets = (Baskets) dataset;
        StringBuilder contents = new StringBuilder();
        for (int basket = 0; basket < baskets.count(); basket++) {
            contents.append(basket == 0 ? "" : " | ");
            for (int i = baskets.offset(basket); i < baskets.offset(basket + 1); i++) {
                contents.append(i == baskets.offset(basket) ? "" : "+")
                        .append(baskets.items().label(baskets.item(i)));
            }
        }
        return contents.toString();
    }
}
