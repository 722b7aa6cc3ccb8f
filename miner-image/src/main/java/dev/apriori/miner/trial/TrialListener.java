package dev.apriori.miner.trial;

import dev.apriori.experiment.grid.Trial;
import dev.apriori.results.TrialEnd;

/** Is told of trials as they end, from any thread. */
public interface TrialListener {
    /** The trials of a pass are mined; logging begins. */
    void mined(int trials, double seconds);

    /**
     * The trial has a FINISHED run.
     *
     * @param before whether an earlier process has finished it
     */
    void finished(Trial trial, TrialEnd.Finished end, boolean before);

    /** The trial has a FAILED run. */
    void failed(Trial trial, TrialEnd.Failed end);
}
