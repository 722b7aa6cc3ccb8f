package dev.apriori.miner.trial;

import dev.apriori.experiment.grid.Trial;
import dev.apriori.miner.model.ModelFolder;
import dev.apriori.miner.model.ModelIdentity;
import dev.apriori.mining.recommend.Blend;
import dev.apriori.mining.recommend.Ease;
import dev.apriori.mining.recommend.Popularity;
import dev.apriori.mining.recommend.Recommender;
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
import java.util.Optional;

/**
 * A trial's model as MLflow's logged model: one a run, whoever began it.
 *
 * @param recommender of at least one rule
 * @param popularity of the transactions' items
 * @param facts shown with the model
 * @param folder to write it in, before it is sent
 */
record TrialModel(String name, Recommender recommender, Popularity popularity, Map<String, String> facts, Path folder) {
    static TrialModel of(SweepContext sweep, MinedTrial.Succeeded mined, Transactions transactions, Path folder) {
        Trial trial = mined.trial();
        Map<String, String> facts = new LinkedHashMap<>(trial.parameters().byName());
        facts.put(TrialTags.RANKING, mined.choice().id());
        return new TrialModel(
                trial.name(sweep.name()), recommender(mined, transactions), Popularity.of(transactions), facts, folder);
    }

    private static Recommender recommender(MinedTrial.Succeeded mined, Transactions transactions) {
        Optional<Blend> blend = switch (mined.choice()) {
            case Choice.RulesAlone alone -> Optional.empty();
            case Choice.Blended blended ->
                Optional.of(new Blend(
                        new Ease(transactions).similarities(blended.chosen().lambda()),
                        blended.chosen().share()));
        };
        return new Recommender(mined.rules().toRules(), mined.choice().ranking(), blend);
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
            ModelFolder.write(folder, recommender, popularity, identity);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mlflow.models().upload(model, folder);
        mlflow.models().linkAsOutput(run.id(), model.id());
        mlflow.models().ready(model.id());
    }
}
