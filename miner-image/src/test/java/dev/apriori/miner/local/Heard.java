package dev.apriori.miner.local;

import dev.apriori.experiment.grid.Trial;
import dev.apriori.experiment.objective.Candidate;
import dev.apriori.results.TrialEnd;
import dev.apriori.tracking.ModelVersion;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;

/** Counts what a run tells of. */
final class Heard implements RunListener {
    final AtomicInteger mined = new AtomicInteger();
    final DoubleAdder miningSeconds = new DoubleAdder();
    final AtomicInteger foundFinished = new AtomicInteger();
    final AtomicInteger failed = new AtomicInteger();

    @Override
    public void busy(String what) {}

    @Override
    public void planned(String name, int trials, int shards, String experimentPage) {}

    @Override
    public void mined(int trials, double seconds) {
        mined.addAndGet(trials);
        miningSeconds.add(seconds);
    }

    @Override
    public void finished(Trial trial, TrialEnd.Finished end, boolean before) {
        if (before) {
            foundFinished.incrementAndGet();
        }
    }

    @Override
    public void failed(Trial trial, TrialEnd.Failed end) {
        failed.incrementAndGet();
    }

    @Override
    public void selected(Trial trial, Candidate best) {}

    @Override
    public void registered(ModelVersion version) {}

    @Override
    public void promoted(ModelVersion version, String because) {}

    @Override
    public void serving(ModelVersion version, String url) {}
}
