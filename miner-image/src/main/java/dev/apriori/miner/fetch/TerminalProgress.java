package dev.apriori.miner.fetch;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress for people: a bar with speed and remaining time. */
public final class TerminalProgress implements Progress {
    private static final int UPDATE_MILLIS = 100;

    private final PrintStream out;
    private final int columns;
    /** The bar on the screen; none before the start and after the end. */
    private final Deque<Bar> bars = new ArrayDeque<>(1);

    /** @param columns the width of the terminal */
    public TerminalProgress(PrintStream out, int columns) {
        this.out = out;
        this.columns = columns;
    }

    @Override
    public synchronized void start(String name, long totalBytes) {
        done();
        Unit unit = Unit.of(totalBytes);
        Line line = new Line(out, columns);
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(totalBytes)
                .setUnit(unit.text, unit.bytes)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setConsumer(line)
                .showSpeed()
                .build();
        bars.push(new Bar(bar, line));
    }

    @Override
    public synchronized void advance(long bytes) {
        bars.forEach(shown -> shown.bar.stepBy(bytes));
    }

    @Override
    public synchronized void pause(String reason) {
        done();
        out.println(reason);
    }

    @Override
    public synchronized void done() {
        bars.forEach(Bar::close);
        bars.clear();
    }

    private record Bar(ProgressBar bar, Line line) {
        void close() {
            bar.close();
            line.end();
        }
    }

    /**
     * The bar is drawn by a thread of its own, which may leave the line open, or draw once more, when a bar is closed
     * right after it was made. Here the line ends once, and nothing is drawn after that.
     */
    private static final class Line extends ConsoleProgressBarConsumer {
        private boolean ended;

        private Line(PrintStream out, int columns) {
            super(out, columns);
        }

        @Override
        public synchronized void accept(String bar) {
            if (!ended) {
                super.accept(bar);
            }
        }

        @Override
        public void close() {
            end();
        }

        private synchronized void end() {
            if (!ended) {
                ended = true;
                super.close();
            }
        }
    }

    private enum Unit {
        BYTES("B", 1),
        KILOBYTES("kB", 1_000),
        MEGABYTES("MB", 1_000_000);

        private final String text;
        private final long bytes;

        Unit(String text, long bytes) {
            this.text = " " + text;
            this.bytes = bytes;
        }

        static Unit of(long total) {
            if (total < 0 || total >= 10 * MEGABYTES.bytes) {
                return MEGABYTES;
            }
            return total < 10 * KILOBYTES.bytes ? BYTES : KILOBYTES;
        }
    }
}
