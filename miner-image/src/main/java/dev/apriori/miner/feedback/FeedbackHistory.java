package dev.apriori.miner.feedback;

import dev.apriori.mining.MiningException;
import dev.apriori.mining.data.MoreRating;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a folder of feedback says that people think of items: of each person and item the last word. It is the same in
 * whatever order and into however many files the events were written, and when some of them were written twice.
 *
 * @param ratings by user, then item
 * @param sha256 of the ratings, in hexadecimal
 * @param byVersion what became of the recommendations of model versions, counted as a server counts
 */
public record FeedbackHistory(
        List<MoreRating> ratings, String sha256, SortedMap<String, FeedbackTally.Counts> byVersion) {
    private static final Logger LOG = LoggerFactory.getLogger(FeedbackHistory.class);

    /**
     * What an event without a rating is worth.
     *
     * @param clicked empty where a click says nothing
     */
    public record Worth(BigDecimal watched, Optional<BigDecimal> clicked) {
        private Optional<Double> of(FeedbackEvent event) {
            return switch (event.kind()) {
                case WATCHED -> Optional.of(event.rating().orElse(watched.doubleValue()));
                case CLICKED -> clicked.map(BigDecimal::doubleValue);
                case RECOMMENDED, SHOWN -> Optional.empty();
            };
        }
    }

    private record About(String user, String item) implements Comparable<About> {
        @Override
        public int compareTo(About other) {
            int byUser = user.compareTo(other.user);
            return byUser == 0 ? item.compareTo(other.item) : byUser;
        }
    }

    /** Of two words of the same moment the better counts, so that the files' order does not. */
    private record Word(Instant time, double rating) {
        Word latest(Word other) {
            int order = time.equals(other.time) ? Double.compare(rating, other.rating) : time.compareTo(other.time);
            return order >= 0 ? this : other;
        }
    }

    public FeedbackHistory {
        ratings = List.copyOf(ratings);
    }

    /**
     * Reads all files of feedback in the folder.
     *
     * @param until later events are left out, so that all who read for one purpose read the same
     * @throws MiningException when there is no such folder, or a file cannot be read
     */
    public static FeedbackHistory read(Path folder, Worth worth, Instant until) {
        SortedMap<About, Word> words = new TreeMap<>();
        var ids = new FeedbackIds();
        var tally = new FeedbackTally();
        Consumer<FeedbackEvent> sink = event -> {
            add(event, worth, words);
            ids.claim(List.of(event)).forEach(tally::count);
        };
        long unreadable = 0;
        try {
            for (Path file : new FeedbackFolder(folder).files()) {
                unreadable += read(file, until, sink);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new MiningException(
                    "feedback in " + folder + " cannot be read (" + e + "); check the folder, or leave it out", e);
        }
        if (unreadable > 0) {
            LOG.warn("{} lines of feedback in {} are no events; the others are taken", unreadable, folder);
        }
        List<MoreRating> ratings = words.entrySet().stream()
                .map(entry ->
                        new MoreRating(entry.getKey().user(), entry.getKey().item(), (float)
                                entry.getValue().rating()))
                .toList();
        return new FeedbackHistory(ratings, digest(ratings), tally.byVersion());
    }

    /** @return how many lines are no events, such as the half line of a server that was killed */
    private static long read(Path file, Instant until, Consumer<FeedbackEvent> sink) throws IOException {
        long unreadable = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<FeedbackEvent> event = FeedbackLine.read(line);
                unreadable += event.isEmpty() ? 1 : 0;
                event.filter(known -> !known.time().isAfter(until)).ifPresent(sink);
            }
        }
        return unreadable;
    }

    private static void add(FeedbackEvent event, Worth worth, SortedMap<About, Word> words) {
        worth.of(event).ifPresent(rating -> {
            Word word = new Word(event.time(), rating);
            event.items().forEach(item -> words.merge(new About(event.user(), item), word, Word::latest));
        });
    }

    private static String digest(List<MoreRating> ratings) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ratings.forEach(
                    rating -> digest.update((rating.user() + "\n" + rating.item() + "\n" + rating.rating() + "\n")
                            .getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
