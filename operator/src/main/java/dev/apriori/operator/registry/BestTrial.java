package dev.apriori.operator.registry;

import dev.apriori.experiment.objective.Candidate;
import dev.apriori.experiment.objective.Leaders;
import dev.apriori.experiment.policy.Observed.Selection;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.RunStatus;
import dev.apriori.tracking.TrackingException.NotFound;

/** Confirms in MLflow which trial is the best: the first of the leaders whose run is there and FINISHED. */
public final class BestTrial {
    private BestTrial() {}

    /** @throws NotFound when none of their runs is */
    public static Selection.Chosen confirmed(Mlflow mlflow, Leaders leaders) {
        return leaders.candidates().stream()
                .filter(candidate -> finished(mlflow, candidate))
                .findFirst()
                .map(Selection.Chosen::new)
                .orElseThrow(() -> new NotFound("no run of the best trials is in MLflow any more"));
    }

    private static boolean finished(Mlflow mlflow, Candidate candidate) {
        try {
            return mlflow.runs().get(candidate.runId()).status() == RunStatus.FINISHED;
        } catch (NotFound gone) {
            return false;
        }
    }
}
