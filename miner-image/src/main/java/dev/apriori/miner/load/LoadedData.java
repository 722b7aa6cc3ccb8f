package dev.apriori.miner.load;

import dev.apriori.experiment.api.Dataset;
import dev.apriori.experiment.api.DatasetFeedback;
import dev.apriori.miner.feedback.FeedbackHistory;
import dev.apriori.miner.feedback.FeedbackTally;
import dev.apriori.miner.fetch.DataSource;
import dev.apriori.miner.fetch.Fetched;
import dev.apriori.miner.fetch.Fetcher;
import dev.apriori.miner.fetch.Progress;
import dev.apriori.miner.fetch.Sha256;
import dev.apriori.mining.data.Baskets;
import dev.apriori.mining.data.Columns;
import dev.apriori.mining.data.DataDigest;
import dev.apriori.mining.data.DataFormat;
import dev.apriori.mining.data.DatasetReader;
import dev.apriori.mining.data.ItemTitles;
import dev.apriori.mining.data.Ratings;
import dev.apriori.mining.data.ReadLimits;
import dev.apriori.mining.data.Separator;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * A data set on this machine, read.
 *
 * @param name of its file
 * @param source where it came from
 * @param sha256 of its bytes, and of the feedback where there is some, in hexadecimal
 * @param heard by model version, what the feedback says of its recommendations
 */
public record LoadedData(
        dev.apriori.mining.data.Dataset dataset,
        String name,
        String source,
        String sha256,
        SortedMap<String, FeedbackTally.Counts> heard) {
    private static final int DIGEST_SHOWN = 32;

    /**
     * Fetches what the spec names, or takes the user's copies, and reads it.
     *
     * @param until later feedback is left out
     * @throws dev.apriori.miner.fetch.SourceException when its user has to mend an address or a file
     * @throws dev.apriori.miner.fetch.FetchException when it cannot be had for now
     * @throws dev.apriori.mining.MiningException when it cannot be read
     */
    public static LoadedData load(
            Dataset spec, DataPlaces places, Instant until, Fetcher fetcher, Supplier<Progress> progress) {
        Optional<Sha256> expected =
                places.isCopy(spec) ? Optional.empty() : Sha256.parse("spec.dataset.sha256", spec.sha256());
        DataSource ratings = places.ratings(spec);
        Fetched data = fetcher.fetch(ratings, expected, progress.get());
        Optional<ItemTitles> titles = places.titles(spec)
                .map(source -> source.shown().equals(ratings.shown())
                        ? ItemTitles.inside(data.file(), ReadLimits.DEFAULT)
                        : Optional.of(ItemTitles.read(
                                fetcher.fetch(source, Optional.empty(), progress.get())
                                        .file(),
                                ReadLimits.DEFAULT)))
                .orElseGet(() -> ItemTitles.inside(data.file(), ReadLimits.DEFAULT));
        LoadedData loaded = new LoadedData(
                read(spec, data.file()),
                ratings.fileName(),
                ratings.shown(),
                data.sha256().hex(),
                Collections.emptySortedMap());
        LoadedData whole = spec.feedback().given() ? loaded.with(feedback(spec.feedback(), places, until)) : loaded;
        return titles.map(whole::titled).orElse(whole);
    }

    private static FeedbackHistory feedback(DatasetFeedback spec, DataPlaces places, Instant until) {
        var worth = new FeedbackHistory.Worth(spec.watched(), spec.clicked());
        return FeedbackHistory.read(places.feedback(spec), worth, until);
    }

    /** Where no one has said anything yet, the data are what they are without feedback. */
    private LoadedData with(FeedbackHistory feedback) {
        return feedback.ratings().isEmpty()
                ? new LoadedData(dataset, name, source, sha256, feedback.byVersion())
                : new LoadedData(
                        dataset.with(feedback.ratings()),
                        name,
                        source + " and feedback",
                        DataDigest.of(List.of(sha256, feedback.sha256())).hex(),
                        feedback.byVersion());
    }

    private LoadedData titled(ItemTitles titles) {
        return new LoadedData(dataset.titled(titles), name, source, sha256, heard);
    }

    private static dev.apriori.mining.data.Dataset read(Dataset spec, Path file) {
        DatasetReader reader =
                DatasetReader.of(DataFormat.byId(spec.format().id()).orElseThrow());
        return switch (spec.format()) {
            case CSV ->
                reader.with(new Columns(
                                spec.columns().user(),
                                spec.columns().item(),
                                spec.columns().rating(),
                                Separator.of(spec.separator())))
                        .read(file);
            case MOVIE_LENS_CSV, MOVIE_LENS_DAT, MOVIE_LENS_100K, BASKETS -> reader.read(file);
        };
    }

    /** How runs name it. */
    public dev.apriori.tracking.Dataset input() {
        return new dev.apriori.tracking.Dataset(name, sha256.substring(0, DIGEST_SHOWN), source, profile(), "training");
    }

    private Map<String, Object> profile() {
        int items = dataset.items().size();
        return switch (dataset) {
            case Ratings ratings -> Map.of("ratings", ratings.rows(), "users", ratings.userCount(), "items", items);
            case Baskets baskets -> Map.of("transactions", baskets.count(), "items", items);
        };
    }
}
