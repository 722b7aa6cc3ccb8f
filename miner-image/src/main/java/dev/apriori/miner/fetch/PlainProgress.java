package dev.apriori.miner.fetch;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Progress for logs: a line when a tenth more has come or ten seconds have passed, but never two within a second, and
 * one at the end.
 */
public final class PlainProgress implements Progress {
    private static final Duration SELDOM = Duration.ofSeconds(10);
    private static final Duration OFTEN = Duration.ofSeconds(1);

    private final Consumer<String> out;
    private final InstantSource clock;

    private boolean started;
    private String name = "";
    private long total;
    private long come;
    private long told;
    private Instant start = Instant.MIN;
    private Instant lastLine = Instant.MIN;

    public PlainProgress(PrintStream out) {
        this(out::println);
    }

    /** @param out takes each line */
    public PlainProgress(Consumer<String> out) {
        this(out, InstantSource.system());
    }

    PlainProgress(PrintStream out, InstantSource clock) {
        this(out::println, clock);
    }

    private PlainProgress(Consumer<String> out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public synchronized void start(String name, long totalBytes) {
        this.started = true;
        this.name = name;
        this.total = totalBytes;
        this.come = 0;
        this.told = 0;
        this.start = clock.instant();
        this.lastLine = start;
    }

    @Override
    public synchronized void advance(long bytes) {
        come += bytes;
        Instant now = clock.instant();
        Duration quiet = Duration.between(lastLine, now);
        boolean tenth = total > 0 && (come - told) * 10 >= total;
        if (quiet.compareTo(SELDOM) >= 0 || (tenth && quiet.compareTo(OFTEN) >= 0)) {
            out.accept(name + ": " + share());
            told = come;
            lastLine = now;
        }
    }

    private String share() {
        return total > 0
                ? ByteCount.text(come) + " of " + ByteCount.text(total) + " (" + come * 100 / total + " %)"
                : ByteCount.text(come);
    }

    @Override
    public synchronized void pause(String reason) {
        out.accept(reason);
    }

    @Override
    public synchronized void done() {
        if (started) {
            long millis = Duration.between(start, clock.instant()).toMillis();
            out.accept(String.format(
                    Locale.ROOT, "%s: %s in %d.%d s", name, ByteCount.text(come), millis / 1000, millis / 100 % 10));
            started = false;
        }
    }
}
