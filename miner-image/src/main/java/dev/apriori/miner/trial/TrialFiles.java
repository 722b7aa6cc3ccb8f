package dev.apriori.miner.trial;

import dev.apriori.experiment.api.HitRates;
import dev.apriori.miner.model.RulesFile;
import dev.apriori.miner.report.RulesReport;
import dev.apriori.miner.report.TrialReport;
import dev.apriori.mining.evaluate.Quality;
import dev.apriori.mining.rule.RuleSelection;
import dev.apriori.mining.rule.Rules;
import dev.apriori.results.TrialTags;
import dev.apriori.tracking.RunData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes what a trial's run holds. Trials that have the same rules share what is made of these. Safe for use by many threads. */
final class TrialFiles {
    private final String sweepName;
    private final TrialMetrics metrics;
    private final WorkFolder folder;
    private final RulesReport report = new RulesReport();
    private final Map<RuleSelection, RulesAndFiles> rules = new ConcurrentHashMap<>();
    private final AtomicInteger folderNumber = new AtomicInteger();

    private record RulesAndFiles(Rules rules, Map<String, Path> files) {}

    /** @param sweepName what trials are named by */
    TrialFiles(String sweepName, TrialMetrics metrics, WorkFolder folder) {
        this.sweepName = sweepName;
        this.metrics = metrics;
        this.folder = folder;
    }

    PreparedTrial make(MinedTrial.Succeeded mined) {
        try {
            Map<String, Double> known = metrics.of(mined);
            RulesAndFiles found = rules.computeIfAbsent(mined.rules(), this::rulesAndFiles);
            var summary = new TrialReport(
                    mined.trial().name(sweepName),
                    mined.trial().parameters().byName(),
                    known,
                    quality(mined),
                    tried(mined));
            Path own = folder.path().resolve("trial-" + mined.trial().number());
            Map<String, Path> artifacts = new LinkedHashMap<>(found.files());
            artifacts.put(TrialReport.SUMMARY, summary.write(own, found.rules()));
            RunData data = RunData.empty()
                    .withParams(params(mined))
                    .withMetrics(known)
                    .withTags(Map.of(
                            TrialTags.NOTE,
                            Files.readString(artifacts.get(TrialReport.SUMMARY)),
                            TrialTags.RANKING,
                            mined.choice().id(),
                            TrialTags.BEATS_POPULARITY,
                            TrialTags.beatsPopularity(HitRates.of(known))));
            return new PreparedTrial(mined, data, artifacts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The model is named where it is the usual one, too: a column to compare by. */
    private static Map<String, String> params(MinedTrial.Succeeded mined) {
        Map<String, String> params =
                new LinkedHashMap<>(mined.trial().parameters().byName());
        params.put("model", mined.trial().parameters().model().id());
        return params;
    }

    private RulesAndFiles rulesAndFiles(RuleSelection selection) {
        Path own = folder.path().resolve("rules-" + folderNumber.getAndIncrement());
        Path file = own.resolve("rules.parquet");
        Rules selected = selection.toRules();
        try {
            Map<String, Path> files = new LinkedHashMap<>(report.write(own, selected));
            RulesFile.write(file, selected);
            files.put("rules.parquet", file);
            return new RulesAndFiles(selected, files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Quality> quality(MinedTrial.Succeeded mined) {
        Map<String, Quality> quality = new LinkedHashMap<>();
        mined.quality().ifPresent(found -> {
            quality.put("by " + mined.choice().id() + ", as it is served", found.served());
            quality.put("these rules, highest lift first", found.liftFirst());
            quality.put("most popular", found.popular());
        });
        return quality;
    }

    private static Map<String, Quality> tried(MinedTrial.Succeeded mined) {
        return mined.quality().map(found -> found.chosen().tried()).orElseGet(Map::of);
    }
}
