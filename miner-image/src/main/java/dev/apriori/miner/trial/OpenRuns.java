package dev.apriori.miner.trial;

import dev.apriori.results.TrialTags;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.NewRun;
import dev.apriori.tracking.Patience;
import dev.apriori.tracking.Run;
import dev.apriori.tracking.RunData;
import dev.apriori.tracking.RunStatus;
import dev.apriori.tracking.TrackingException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The runs that this process has under way, so that an interrupt leaves none of them RUNNING. After {@link #killAll()}
 * no run is opened any more. Safe for use by many threads.
 */
public final class OpenRuns {
    /** Whoever interrupts does not wait for long, and Kubernetes for no more than its grace period. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final Patience AT_THE_END = Patience.once().withAnswer(Duration.ofSeconds(5));

    private final Mlflow mlflow;
    private final ReentrantLock opening = new ReentrantLock();
    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public OpenRuns(Mlflow mlflow) {
        this.mlflow = mlflow;
    }

    /** Makes a run, which is RUNNING then. */
    public Run create(NewRun run) {
        return open(() -> mlflow.runs().create(run));
    }

    /** Takes up a run that an earlier process has left. */
    public Run resume(Run run) {
        Run resumed = open(() -> mlflow.runs().resume(run.id()));
        forgetFailure(resumed);
        return resumed;
    }

    private Run open(Supplier<Run> opened) {
        opening.lock();
        try {
            if (closed) {
                throw new CancellationException("interrupted");
            }
            Run run = opened.get();
            open.add(run.id());
            return run;
        } finally {
            opening.unlock();
        }
    }

    private void forgetFailure(Run run) {
        if (!run.tag(TrialTags.FAILURE).isEmpty()) {
            mlflow.runs().log(run.id(), RunData.empty().withTags(Map.of(TrialTags.FAILURE, "", TrialTags.NOTE, "")));
        }
    }

    /** The run has ended, whatever its status is. */
    public void ended(String run) {
        open.remove(run);
    }

    /**
     * Lets no run be opened any more. One that is just being made is there, and known, when this returns, unless MLflow
     * takes seconds for it.
     */
    public void close() {
        closed = true;
        try {
            if (opening.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                opening.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Leaves open runs as they are: MLflow has been asked for long enough, and the next process takes them up. */
    public void leave() {
        closed = true;
        open.clear();
    }

    /** Sets every open run KILLED. Says nothing where MLflow cannot be reached: the next process takes them up anyway. */
    public void killAll() {
        closed = true;
        if (open.isEmpty()) {
            return;
        }
        var hurried = Mlflow.connect(mlflow.server(), AT_THE_END).runs();
        for (String run : open) {
            try {
                hurried.finish(run, RunStatus.KILLED);
            } catch (TrackingException unreachable) {
                return;
            }
        }
        open.clear();
    }
}
