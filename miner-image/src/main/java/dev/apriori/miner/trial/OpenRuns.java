package dev.apriori.miner.trial;

import dev.apriori.results.TrialTags;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.NewRun;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.RunData;
import dev.apriori.tracking.RunStatus;
import dev.apriori.tracking.TrackingException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * The runs that this process has under way, so that an interrupt leaves none of them RUNNING. After {@link #killAll()}
 * no run is opened any more. Safe for use by many threads.
 */
public final class OpenRuns {
    private final Mlflow mlflow;
    private final Set<String> open = new LinkedHashSet<>();
    private boolean closed;

    public OpenRuns(Mlflow mlflow) {
        this.mlflow = mlflow;
    }

    /** Makes a run, which is RUNNING then. */
    public synchronized Run create(NewRun run) {
        check();
        Run made = mlflow.runs().create(run);
        open.add(made.id());
        return made;
    }

    /** Takes up a run that an earlier process has left. */
    public synchronized Run resume(Run run) {
        check();
        Run resumed = mlflow.runs().resume(run.id());
        open.add(resumed.id());
        forgetFailure(resumed);
        return resumed;
    }

    private void forgetFailure(Run run) {
        if (!run.tag(TrialTags.FAILURE).isEmpty()) {
            mlflow.runs().log(run.id(), RunData.empty().withTags(Map.of(TrialTags.FAILURE, "", TrialTags.NOTE, "")));
        }
    }

    /** The run has ended, whatever its status is. */
    public synchronized void ended(String run) {
        open.remove(run);
    }

    /** Lets no run be opened any more. One that is just being made is there, and known, when this returns. */
    public synchronized void close() {
        closed = true;
    }

    /** Leaves open runs as they are: MLflow has been asked for long enough, and the next process takes them up. */
    public synchronized void leave() {
        closed = true;
        open.clear();
    }

    /** Sets every open run KILLED. Says nothing where MLflow cannot be reached: the next process takes them up anyway. */
    public synchronized void killAll() {
        closed = true;
        for (String run : open) {
            try {
                mlflow.runs().finish(run, RunStatus.KILLED);
            } catch (TrackingException unreachable) {
                return;
            }
        }
        open.clear();
    }

    private void check() {
        if (closed) {
            throw new CancellationException("interrupted");
        }
    }
}
