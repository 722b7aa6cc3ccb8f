package dev.apriori.miner.trial;

import dev.apriori.experiment.api.HitRates;
import dev.apriori.miner.model.RulesFile;
import dev.apriori.miner.report.TrialReport;
import dev.apriori.mining.evaluate.Quality;
import dev.apriori.mining.rule.RuleSelection;
import dev.apriori.mining.rule.Rules;
import dev.apriori.mining.transaction.Transactions;
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

/** Makes what a trial's run holds. Trials that have the same rules share the file of them. Safe for use by many threads. */
final class TrialFiles {
    private final SweepContext sweep;
    private final Transactions transactions;
    private final WorkFolder folder;
    private final Map<RuleSelection, RulesAndFile> ruleFiles = new ConcurrentHashMap<>();
    private final AtomicInteger fileNumber = new AtomicInteger();

    private record RulesAndFile(Rules rules, Path file) {}

    TrialFiles(SweepContext sweep, Transactions transactions, WorkFolder folder) {
        this.sweep = sweep;
        this.transactions = transactions;
        this.folder = folder;
    }

    PreparedTrial make(MinedTrial.Succeeded mined) {
        try {
            Map<String, Double> metrics = TrialMetrics.of(mined, transactions);
            RulesAndFile rules = ruleFiles.computeIfAbsent(mined.rules(), this::rulesAndFile);
            var report = new TrialReport(
                    mined.trial().name(sweep.name()),
                    mined.trial().parameters().byName(),
                    metrics,
                    quality(mined),
                    tried(mined));
            Path own = Files.createDirectory(
                    folder.path().resolve("trial-" + mined.trial().number()));
            Map<String, Path> artifacts = new LinkedHashMap<>(report.write(own, rules.rules()));
            artifacts.put("rules.parquet", rules.file());
            RunData data = RunData.empty()
                    .withParams(params(mined))
                    .withMetrics(metrics)
                    .withTags(Map.of(
                            TrialTags.NOTE,
                            Files.readString(artifacts.get(TrialReport.SUMMARY)),
                            TrialTags.RANKING,
                            mined.choice().id(),
                            TrialTags.BEATS_POPULARITY,
                            TrialTags.beatsPopularity(HitRates.of(metrics))));
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

    private RulesAndFile rulesAndFile(RuleSelection selection) {
        Path file = folder.path().resolve("rules-" + fileNumber.getAndIncrement() + ".parquet");
        Rules rules = selection.toRules();
        try {
            RulesFile.write(file, rules);
            return new RulesAndFile(rules, file);
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
