package dev.apriori.miner.pod;

import dev.apriori.experiment.grid.Trial;
import dev.apriori.miner.fetch.PlainProgress;
import dev.apriori.miner.fetch.Progress;
import dev.apriori.miner.trial.TrialListener;
import dev.apriori.results.TrialEnd;
import java.io.PrintWriter;
import java.util.Locale;

/** What a pod's log tells: a line for each event, which names the experiment and the part of it that is worked on. */
public final class PodLog implements TrialListener {
    private static final String LOGGER = "org.slf4j.simpleLogger.";

    private final PrintWriter out;
    private final String subject;

    private PodLog(PrintWriter out, String subject) {
        this.out = out;
        this.subject = subject;
    }

    /**
     * Before anything is logged: warnings of libraries begin with the same words.
     *
     * @param subject such as {@code movielens shard 17}
     */
    public static PodLog of(PrintWriter out, String subject) {
        // The logger has no prefix to set, but prints any date that it is told to.
        System.setProperty(LOGGER + "showDateTime", "true");
        System.setProperty(LOGGER + "dateTimeFormat", "'" + subject.replace("'", "''") + ":'");
        return new PodLog(out, subject);
    }

    public synchronized void say(String event) {
        out.println(subject + ": " + event);
        out.flush();
    }

    /** For a file that is fetched. */
    public Progress fetching() {
        return new PlainProgress(this::say);
    }

    @Override
    public void mined(int trials, double seconds) {
        say(String.format(
                Locale.ROOT,
                "mined %,d %s in %.2f s; logging what came of it",
                trials,
                trials == 1 ? "trial" : "trials",
                seconds));
    }

    @Override
    public void finished(Trial trial, TrialEnd.Finished end, boolean before) {
        long rules = end.metrics().getOrDefault("rules", 0.0).longValue();
        say(String.format(
                Locale.ROOT,
                "trial %d %s: %,d rules, run %s",
                trial.number(),
                before ? "was finished before" : "is finished",
                rules,
                end.runId()));
    }

    @Override
    public void failed(Trial trial, TrialEnd.Failed end) {
        say("trial " + trial.number() + " failed: " + end.reason());
    }
}
