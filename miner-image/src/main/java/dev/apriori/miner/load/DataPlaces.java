package dev.apriori.miner.load;

import dev.apriori.experiment.api.Dataset;
import dev.apriori.experiment.api.DatasetFeedback;
import dev.apriori.miner.fetch.DataSource;
import dev.apriori.miner.fetch.DataSource.LocalFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where an experiment's data are, seen from where they are mined. In a pod {@code /data} is what the cluster has mounted
 * there. On one machine a volume has no meaning: the folder of the experiment's file, or the one that the user gives,
 * stands for it.
 *
 * @param mount the folder that stands for {@code /data}, which relative addresses start from
 * @param given a folder with local copies, which go before the addresses in the spec
 * @param feedback the folder that stands for {@code /feedback}
 */
public record DataPlaces(Path mount, Optional<Path> given, Path feedback) {
    private static final String MOUNTED = "file:///data/";
    private static final String MOUNTED_FEEDBACK = "file:///feedback";
    private static final String FILE = "file:";

    /** Where a cluster has mounted the data, and the feedback. */
    public static DataPlaces mountedAt(Path folder, Path feedback) {
        return new DataPlaces(folder.toAbsolutePath(), Optional.empty(), feedback.toAbsolutePath());
    }

    DataSource ratings(Dataset spec) {
        return place("spec.dataset.uri", spec.uri(), usualNames(spec));
    }

    /** Where the titles are; none when the spec names no place and the user's folder holds none. */
    Optional<DataSource> titles(Dataset spec) {
        if (spec.itemNames().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(place("spec.dataset.itemNames", spec.itemNames(), usualTitleNames(spec)));
    }

    /** Whether the ratings are a local copy, which need not be the bytes that the spec has the digest of. */
    boolean isCopy(Dataset spec) {
        return given.isPresent()
                && !ratings(spec).equals(new DataPlaces(mount, Optional.empty(), feedback).ratings(spec));
    }

    /** Where the feedback is that the spec takes as ratings. */
    Path feedback(DatasetFeedback spec) {
        String below = spec.uri().substring(MOUNTED_FEEDBACK.length());
        return feedback.resolve(below.replaceAll("^/+", ""));
    }

    private DataSource place(String field, String uri, List<String> usualNames) {
        DataSource named = DataSource.parse(field, local(uri), given.orElse(mount));
        if (given.isEmpty()) {
            return named;
        }
        return Stream.concat(Stream.of(named.fileName()), usualNames.stream())
                .map(given.get()::resolve)
                .filter(Files::isRegularFile)
                .<DataSource>map(path -> new LocalFile(field, path.toAbsolutePath()))
                .findFirst()
                .orElse(named);
    }

    /** As a path from the folder that stands for the mount, where the address is in the mount or relative to it. */
    private static String local(String uri) {
        if (uri.startsWith(MOUNTED)) {
            return uri.substring(MOUNTED.length());
        }
        boolean relative = uri.startsWith(FILE) && !uri.startsWith(FILE + "/");
        return relative ? uri.substring(FILE.length()) : uri;
    }

    private static List<String> usualNames(Dataset spec) {
        return switch (spec.format()) {
            case MOVIE_LENS_CSV -> List.of("ratings.csv");
            case MOVIE_LENS_DAT -> List.of("ratings.dat");
            case MOVIE_LENS_100K -> List.of("u.data");
            case BASKETS, CSV -> List.of();
        };
    }

    private static List<String> usualTitleNames(Dataset spec) {
        return switch (spec.format()) {
            case MOVIE_LENS_CSV -> List.of("movies.csv");
            case MOVIE_LENS_DAT -> List.of("movies.dat");
            case MOVIE_LENS_100K -> List.of("u.item");
            case BASKETS, CSV -> List.of();
        };
    }
}
