package dev.apriori.results;

import static dev.apriori.results.Given.MLFLOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.objective.Candidate;
import dev.apriori.experiment.policy.Observed.Champion;
import dev.apriori.tracking.LoggedModel;
import dev.apriori.tracking.ModelVersion;
import dev.apriori.tracking.NewModel;
import dev.apriori.tracking.Run;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A version for each distinct winner, and who is the champion. */
class RegistrarTest {
    private final AprioriExperimentSpec spec = Given.spec(Map.of("grid", "{minSupport: ['0.1']}"));
    private final String modelName = "films-" + UUID.randomUUID();
    private final Registrar registrar = new Registrar(MLFLOW, spec, modelName);
    private final String experiment = Given.experiment();

    private LoggedModel logged() {
        Run run = Given.run(experiment);
        return MLFLOW.models()
                .create(new NewModel(experiment, "rules", run.id(), Map.of(), Map.of(TrialTags.RUN, run.id())));
    }

    private ModelVersion registered(LoggedModel model, double value) {
        var best = new Candidate(3, model.sourceRunId(), value, 427);
        return registrar.register(model, best, Map.of("min_support", "0.1"));
    }

    private LoggedModel ready() {
        LoggedModel model = logged();
        return MLFLOW.models().ready(model.id());
    }

    @Test
    void onlyAModelThatIsWholeIsARunsModel() {
        LoggedModel model = logged();
        Run run = MLFLOW.runs().get(model.sourceRunId());

        assertThat(Registrar.modelOf(MLFLOW, run)).isEmpty();

        MLFLOW.models().ready(model.id());

        assertThat(Registrar.modelOf(MLFLOW, run)).map(LoggedModel::id).contains(model.id());
    }

    @Test
    void aWinnerBecomesTheCandidateOnce() {
        LoggedModel model = ready();

        ModelVersion version = registered(model, 53.2875);
        ModelVersion again = registered(model, 53.2875);

        assertThat(again.version()).isEqualTo(version.version()).isEqualTo("1");
        assertThat(version.runId()).isEqualTo(model.sourceRunId());
        assertThat(version.tags())
                .containsEntry("min_support", "0.1")
                .containsEntry(TrialTags.OBJECTIVE, "best_lift")
                .containsEntry(TrialTags.OBJECTIVE_VALUE, "53.2875");
        assertThat(MLFLOW.registry().alias(modelName, "candidate"))
                .map(ModelVersion::version)
                .contains("1");
    }

    @Test
    void nobodyIsTheChampionAtFirst() {
        assertThat(registrar.champion()).isEqualTo(new Champion.None());

        ModelVersion version = registered(ready(), 2);

        assertThat(registrar.champion()).isEqualTo(new Champion.None());
        assertThat(registrar.promoted(version)).isFalse();
    }

    @Test
    void theCrownedOneIsTheChampionWithTheValueThatItWasChosenFor() {
        ModelVersion first = registered(ready(), 2.5);

        registrar.crown(first.version());

        assertThat(registrar.champion()).isEqualTo(new Champion.Holder("1", first.runId(), OptionalDouble.of(2.5)));
        assertThat(registrar.promoted(registrar.version("1"))).isTrue();
    }

    @Test
    void whoWasTheChampionIsRememberedWhenAnotherIs() {
        registered(ready(), 2.5);
        registrar.crown("1");
        ModelVersion second = registered(ready(), 3.5);

        assertThat(registrar.promoted(second)).isFalse();
        registrar.crown(second.version());

        assertThat(registrar.champion())
                .isInstanceOfSatisfying(
                        Champion.Holder.class,
                        holder -> assertThat(holder.version()).isEqualTo("2"));
        assertThat(registrar.promoted(registrar.version("1"))).isTrue();
    }

    @Test
    void theValueOfAnotherObjectiveIsNotCompared() {
        registered(ready(), 2.5);
        registrar.crown("1");
        var byRules = Given.spec(
                Map.of("grid", "{minSupport: ['0.1']}", "objective", "{metric: rules, direction: Minimize}"));

        assertThat(new Registrar(MLFLOW, byRules, modelName).champion())
                .isInstanceOfSatisfying(
                        Champion.Holder.class,
                        holder -> assertThat(holder.value()).isEmpty());
    }
}
