package dev.apriori.miner.feedback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files of feedback in one folder, which any number of servers write to, each its own. */
record FeedbackFolder(Path path) {
    private static final String PREFIX = "feedback-";
    private static final String SUFFIX = ".ndjson";

    private record Entry(Path file, long bytes, FileTime written) {
        static Entry of(Path file) {
            try {
                return new Entry(file, Files.size(file), Files.getLastModifiedTime(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Path file(String writer, int number) {
        return path.resolve(PREFIX + writer + "-" + number + SUFFIX);
    }

    /** By name. */
    List<Path> files() throws IOException {
        try (Stream<Path> found = Files.list(path)) {
            return found.filter(FeedbackFolder::isOurs).sorted().toList();
        }
    }

    /**
     * Deletes what has not been written to since, the oldest first, until there is room.
     *
     * @param bytes that all files together may have
     * @return whether they have no more
     */
    boolean shrink(long bytes, Instant atRestSince) throws IOException {
        List<Entry> oldestFirst;
        try {
            oldestFirst = files().stream()
                    .map(Entry::of)
                    .sorted(Comparator.comparing(Entry::written))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        long sum = oldestFirst.stream().mapToLong(Entry::bytes).sum();
        for (Entry entry : oldestFirst) {
            if (sum <= bytes || !entry.written().toInstant().isBefore(atRestSince)) {
                break;
            }
            Files.deleteIfExists(entry.file());
            sum -= entry.bytes();
        }
        return sum <= bytes;
    }

    private static boolean isOurs(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(SUFFIX) && Files.isRegularFile(file);
    }
}
