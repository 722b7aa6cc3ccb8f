package dev.apriori.mining.data;

import dev.apriori.mining.MiningException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads data sets from files, plain, gzip or zip.
 *
 * <pre>{@code
 * Dataset ratings = DatasetReader.of(DataFormat.MOVIE_LENS_CSV).read(Path.of("ml-latest-small.zip"));
 * }</pre>
 *
 * @param format how the lines are written
 * @param columns the columns of {@link DataFormat#CSV}; of no meaning elsewhere
 * @param separator what stands between the items of {@link DataFormat#BASKETS}; of no meaning elsewhere
 */
public record DatasetReader(DataFormat format, Columns columns, Separator separator, ReadLimits limits) {
    public static DatasetReader of(DataFormat format) {
        return new DatasetReader(format, Columns.DEFAULT, Separator.AUTO, ReadLimits.DEFAULT);
    }

    public DatasetReader with(Columns columns) {
        return new DatasetReader(format, columns, separator, limits);
    }

    public DatasetReader with(Separator separator) {
        return new DatasetReader(format, columns, separator, limits);
    }

    public DatasetReader with(ReadLimits limits) {
        return new DatasetReader(format, columns, separator, limits);
    }

    /**
     * Reads the whole file.
     *
     * @throws MiningException when the file cannot be read, is not of this format, or exceeds the limits
     */
    public Dataset read(Path path) {
        Optional<? extends Dataset> plain = readPlain(path);
        return plain.isPresent() ? plain.get() : readAny(path);
    }

    /** What {@link #readAny} would read, in a fraction of the time; nothing where that has to look closer, or to complain. */
    Optional<? extends Dataset> readPlain(Path path) {
        try {
            return switch (format) {
                case MOVIE_LENS_CSV -> PlainRatings.belowHeader(path, Columns.MOVIE_LENS, limits);
                case MOVIE_LENS_DAT -> PlainRatings.withoutHeader(path, "::", limits);
                case MOVIE_LENS_100K -> PlainRatings.withoutHeader(path, "\t", limits);
                case BASKETS -> PlainBaskets.read(path, separator, limits);
                case CSV -> PlainRatings.belowHeader(path, columns, limits);
            };
        } catch (IOException toBeMetAgain) {
            return Optional.empty();
        }
    }

    Dataset readAny(Path path) {
        try (DataFile file = DataFile.open(path, ZipArchive.Choice.of(format), limits)) {
            return switch (format) {
                case MOVIE_LENS_CSV -> named(file, Columns.MOVIE_LENS);
                case MOVIE_LENS_DAT -> unnamed(file, "::");
                case MOVIE_LENS_100K -> unnamed(file, "\t");
                case BASKETS -> baskets(file);
                case CSV -> named(file, columns);
            };
        }
    }

    private Ratings named(DataFile file, Columns names) {
        RatingsHandler handler = RatingsHandler.withHeader(file.name(), limits, names);
        String between = names.separator().within(file.firstLine());
        new Table(format.charset(), between, true).read(file, limits, handler);
        return handler.ratings();
    }

    private Ratings unnamed(DataFile file, String between) {
        RatingsHandler handler = RatingsHandler.withoutHeader(file.name(), limits);
        new Table(format.charset(), between, false).read(file, limits, handler);
        return handler.ratings();
    }

    private Baskets baskets(DataFile file) {
        BasketsHandler handler = new BasketsHandler(file.name(), limits);
        new Table(format.charset(), separator.within(file.start()), true).read(file, limits, handler);
        return handler.baskets();
    }
}
