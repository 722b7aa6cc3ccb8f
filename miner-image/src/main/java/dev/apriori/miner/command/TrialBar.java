package dev.apriori.miner.command;

import java.io.PrintWriter;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How many trials are done: a bar on a terminal, a line at each tenth elsewhere. Safe for use by many threads. */
final class TrialBar {
    /** The width that is drawn on. */
    static final int COLUMNS = 80;

    private static final int LINES = 10;

    private final int trials;
    private final Optional<ProgressBar> drawn;
    private final Optional<PrintWriter> lines;
    private int done;
    private boolean closed;

    private TrialBar(int trials, Optional<ProgressBar> drawn, Optional<PrintWriter> lines) {
        this.trials = trials;
        this.drawn = drawn;
        this.lines = lines;
    }

    static TrialBar none() {
        return new TrialBar(0, Optional.empty(), Optional.empty());
    }

    static TrialBar of(int trials, boolean terminal, boolean quiet, PrintWriter out) {
        if (quiet) {
            return none();
        }
        return terminal
                ? new TrialBar(trials, Optional.of(bar(trials)), Optional.empty())
                : new TrialBar(trials, Optional.empty(), Optional.of(out));
    }

    private static ProgressBar bar(int trials) {
        return new ProgressBarBuilder()
                .setTaskName("trials   ")
                .setInitialMax(trials)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .continuousUpdate()
                .setConsumer(new Line())
                .build();
    }

    /** One line that is gone when the bar is closed, whatever its thread still wants to draw. */
    private static final class Line extends ConsoleProgressBarConsumer {
        private boolean ended;

        private Line() {
            super(System.err, COLUMNS);
        }

        @Override
        public synchronized void accept(String bar) {
            if (!ended) {
                super.accept(bar);
            }
        }

        @Override
        public synchronized void close() {
            ended = true;
            System.err.print("\r" + " ".repeat(COLUMNS) + "\r");
            System.err.flush();
        }
    }

    synchronized void step() {
        done++;
        drawn.ifPresent(ProgressBar::step);
        if (trials > 0 && (long) done * LINES / trials > (done - 1L) * LINES / trials) {
            lines.ifPresent(out -> {
                out.printf("%-9s %d of %d%n", "trials", done, trials);
                out.flush();
            });
        }
    }

    synchronized void close() {
        if (!closed) {
            closed = true;
            drawn.ifPresent(ProgressBar::close);
        }
    }
}
