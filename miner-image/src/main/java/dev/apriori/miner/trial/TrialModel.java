package dev.apriori.miner.trial;

import dev.apriori.experiment.grid.Trial;
import dev.apriori.miner.model.ModelFolder;
import dev.apriori.miner.model.ModelIdentity;
import dev.apriori.mining.recommend.Ranking;
import dev.apriori.mining.rule.Rules;
import dev.apriori.mining.transaction.Transactions;
import dev.apriori.results.Registrar;
import dev.apriori.results.TrialTags;
import dev.apriori.tracking.LoggedModel;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.NewModel;
import dev.apriori.tracking.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A trial's rules as MLflow's logged model: one a run, whoever began it.
 *
 * @param rules at least one
 * @param ranking how those that fire are combined
 * @param itemCounts by item, the transactions that hold it
 * @param facts shown with the model
 * @param folder to write it in, before it is sent
 */
@SuppressWarnings("ArrayRecordComponent") // a column
record TrialModel(String name, Rules rules, Ranking ranking, int[] itemCounts, Map<String, String> facts, Path folder) {
    static TrialModel of(SweepContext sweep, MinedTrial.Succeeded mined, Transactions transactions, Path folder) {
        Trial trial = mined.trial();
        Map<String, String> facts = new LinkedHashMap<>(trial.parameters().byName());
        facts.put(TrialTags.RANKING, mined.ranking().id());
        return new TrialModel(
                trial.name(sweep.name()),
                mined.rules().toRules(),
                mined.ranking(),
                itemCounts(transactions),
                facts,
                folder);
    }

    /** Makes the model, sends its files, and shows it with the run; does nothing where that is done. */
    void log(Mlflow mlflow, Run run) {
        if (Registrar.modelOf(mlflow, run).isPresent()) {
            return;
        }
        LoggedModel model = mlflow.models()
                .create(new NewModel(run.experimentId(), name, run.id(), facts, Map.of(TrialTags.RUN, run.id())));
        try {
            var identity = new ModelIdentity(model.id(), run.id(), Instant.now(), facts);
            ModelFolder.write(folder, rules, ranking, itemCounts, identity);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mlflow.models().upload(model, folder);
        mlflow.models().linkAsOutput(run.id(), model.id());
        mlflow.models().ready(model.id());
    }

    private static int[] itemCounts(Transactions transactions) {
        int[] counts = new int[transactions.items().size()];
        for (int position = 0; position < transactions.totalItems(); position++) {
            counts[transactions.item(position)]++;
        }
        return counts;
    }
}
