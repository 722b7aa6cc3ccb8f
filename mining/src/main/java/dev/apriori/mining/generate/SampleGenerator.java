package dev.apriori.mining.generate;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.apriori.mining.MiningException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes up ratings in MovieLens' format, with tastes planted in them: who loves a kind of film sees and likes more of it,
 * so rules within a taste have a lift well above 1 and rules across about 1. The same numbers give the same bytes on
 * every machine. Users are made up one after the other, so memory does not grow with them.
 *
 * @param users how many users, 1 or more
 * @param items how many films, 40 or more
 * @param seed which of the many possible samples
 */
public record SampleGenerator(int users, int items, long seed) {
    public static final String RATINGS = "ratings.csv";
    public static final String MOVIES = "movies.csv";

    private static final int MIN_ITEMS = 40;
    private static final long FIRST_SECOND = 946_684_800L;
    private static final int SECONDS_OF_JOINING = 750_000_000;
    private static final int SECONDS_OF_RATING = 30_000;

    public SampleGenerator {
        if (users < 1) {
            throw new MiningException("users " + users + " is too low; give 1 or more");
        }
        if (items < MIN_ITEMS) {
            throw new MiningException("items " + items + " is too low; give " + MIN_ITEMS + " or more");
        }
    }

    /**
     * Writes {@code ratings.csv} and {@code movies.csv}, in place of those that are there. Neither appears before both are
     * complete.
     *
     * @param directory is created when there is none
     * @return the number of ratings
     * @throws MiningException when they cannot be written
     */
    public long write(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new MiningException(
                    directory + ": cannot be created (" + e.getMessage() + "); choose another directory", e);
        }
        Chance chance = Chance.of(seed);
        Catalogue catalogue = new Catalogue(items, chance.split());
        try (NewFile movies = new NewFile(directory.resolve(MOVIES));
                NewFile ratings = new NewFile(directory.resolve(RATINGS))) {
            try {
                writeMovies(catalogue, movies.part());
                long count = writeRatings(catalogue, ratings.part(), chance);
                movies.complete();
                ratings.complete();
                return count;
            } catch (UncheckedIOException e) {
                throw ratings.unwritable(e.getCause());
            } catch (IOException e) {
                throw ratings.unwritable(e);
            }
        }
    }

    private static CsvWriter csv(Path file) throws IOException {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file);
    }

    private static void writeMovies(Catalogue catalogue, Path file) throws IOException {
        try (CsvWriter csv = csv(file)) {
            csv.writeRecord("movieId", "title", "genres");
            for (int film = 0; film < catalogue.size(); film++) {
                csv.writeRecord(
                        id(film), catalogue.title(film), catalogue.taste(film).genres());
            }
        }
    }

    private long writeRatings(Catalogue catalogue, Path file, Chance chance) throws IOException {
        String[] ids = new String[catalogue.size()];
        for (int film = 0; film < ids.length; film++) {
            ids[film] = id(film);
        }
        String[] stars = {"0.0", "0.5", "1.0", "1.5", "2.0", "2.5", "3.0", "3.5", "4.0", "4.5", "5.0"};
        Viewer viewer = new Viewer(catalogue);
        long count = 0;
        try (CsvWriter csv = csv(file)) {
            csv.writeRecord("userId", "movieId", "rating", "timestamp");
            for (int user = 0; user < users; user++) {
                Chance own = chance.split();
                viewer.next(own);
                String userId = id(user);
                long joined = FIRST_SECOND + own.below(SECONDS_OF_JOINING);
                for (int film : viewer.films()) {
                    String time = Long.toString(joined + own.below(SECONDS_OF_RATING));
                    csv.writeRecord(userId, ids[film], stars[viewer.halfStars(film, own)], time);
                }
                count += viewer.films().length;
            }
        }
        return count;
    }

    private static String id(int index) {
        return Integer.toString(index + 1);
    }
}
