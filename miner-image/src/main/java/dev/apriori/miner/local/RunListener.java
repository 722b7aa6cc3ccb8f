package dev.apriori.miner.local;

import dev.apriori.experiment.grid.Trial;
import dev.apriori.experiment.objective.Candidate;
import dev.apriori.miner.trial.TrialListener;
import dev.apriori.tracking.ModelVersion;

/** Is told how a run on this machine goes on, in this order but for what happens in threads. */
public interface RunListener extends TrialListener {
    /** Something takes a while: what it is. */
    void busy(String what);

    /** @param experimentPage of the tracking server */
    void planned(String name, int trials, int shards, String experimentPage);

    void selected(Trial trial, Candidate best);

    /** The best trial is this version. */
    void registered(ModelVersion version);

    /** @param because why it is the champion from now on */
    void promoted(ModelVersion version, String because);

    /** @param url of the model server's page; empty where the version is only checked */
    void serving(ModelVersion version, String url);
}
