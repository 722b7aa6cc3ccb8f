package dev.apriori.miner.fetch;

import java.util.ArrayList;
import java.util.List;

/** Remembers what it was told, and may stand for a process that dies in the middle of a load. */
final class RecordingProgress implements Progress {
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private final long killAfter;
    private final List<String> pauses = new ArrayList<>();
    private long come;
    private long first;

    RecordingProgress() {
        this(Long.MAX_VALUE);
    }

    private RecordingProgress(long killAfter) {
        this.killAfter = killAfter;
    }

    static RecordingProgress killedAfter(long bytes) {
        return new RecordingProgress(bytes);
    }

    List<String> pauses() {
        return pauses;
    }

    /** Bytes since the last start. */
    long come() {
        return come;
    }

    /** What the first call since the last start brought: the bytes of an earlier try. */
    long firstAdvance() {
        return first;
    }

    @Override
    public void start(String name, long totalBytes) {
        come = 0;
        first = -1;
    }

    @Override
    public void advance(long bytes) {
        come += bytes;
        first = first < 0 ? bytes : first;
        if (come >= killAfter) {
            throw new Killed();
        }
    }

    @Override
    public void pause(String reason) {
        pauses.add(reason);
    }

    @Override
    public void done() {}
}
