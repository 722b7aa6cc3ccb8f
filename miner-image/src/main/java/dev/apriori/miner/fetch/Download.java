package dev.apriori.miner.fetch;

import dev.apriori.miner.fetch.Cache.Known;
import java.io.IOException;
import java.util.Optional;

/** Brings one remote file into the cache, and goes on where an earlier try ended. Its address must be locked. */
final class Download {
    private static final int BUFFER = 1 << 16;

    private final DataSource source;
    private final Remote remote;
    private final Optional<Sha256> expected;
    private final Cache cache;
    private final long maxBytes;
    private final Progress progress;
    private final PartFile part;

    Download(
            DataSource source,
            Remote remote,
            Optional<Sha256> expected,
            Cache cache,
            long maxBytes,
            Progress progress) {
        this.source = source;
        this.remote = remote;
        this.expected = expected;
        this.cache = cache;
        this.maxBytes = maxBytes;
        this.progress = progress;
        this.part = cache.part(remote.identity());
    }

    /**
     * One try.
     *
     * @throws SourceException when its user has to mend something
     * @throws FetchException when the cache cannot be used
     * @throws IOException when another try may succeed; what has come is kept for it
     */
    Fetched attempt() throws IOException {
        Optional<Fetched> kept = kept(cache, expected);
        if (kept.isPresent()) {
            return kept.get();
        }
        Optional<Known> known = cache.known(remote.identity())
                .filter(last -> last.version().isRecognisable())
                .filter(last -> cache.content(last.sha256()).isPresent());
        Ask ask = part.rest()
                .<Ask>map(rest -> rest)
                .or(() -> known.map(last -> new Ask.IfChanged(last.version())))
                .orElseGet(Ask.Whole::new);
        return switch (remote.ask(ask)) {
            case Answer.Unchanged same -> unchanged(known.orElseThrow());
            case Answer.Stale stale -> {
                part.discard();
                yield attempt();
            }
            case Answer.Content content -> {
                try (content) {
                    yield receive(content);
                }
            }
        };
    }

    /** The expected content, where the cache has it: no server need be asked. */
    static Optional<Fetched> kept(Cache cache, Optional<Sha256> expected) {
        return expected.flatMap(sha256 -> cache.content(sha256).map(file -> new Fetched(file, sha256, true)));
    }

    private Fetched unchanged(Known known) {
        check(source, expected, known.sha256(), known.version().size());
        return new Fetched(cache.content(known.sha256()).orElseThrow(), known.sha256(), true);
    }

    private Fetched receive(Answer.Content content) throws IOException {
        checkLimit(content.version().size(), ByteCount.text(content.version().size()) + ", ");
        progress.start(source.fileName(), content.version().size());
        progress.advance(content.offset());
        long size;
        Sha256 actual;
        try (PartFile.Intake intake = part.open(content.version(), content.offset())) {
            size = copy(content, intake);
            actual = intake.finish();
        }
        if (content.offset() > 0 && expected.isPresent() && !expected.get().equals(actual)) {
            part.discard();
            throw new IOException("what was left of an earlier try does not fit");
        }
        return keep(content.version(), actual, size);
    }

    private long copy(Answer.Content content, PartFile.Intake intake) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long size = content.offset();
        for (int read = content.bytes().read(buffer);
                read >= 0;
                read = content.bytes().read(buffer)) {
            size += read;
            checkLimit(size, "");
            intake.write(buffer, read);
            progress.advance(read);
        }
        long promised = content.version().size();
        if (promised >= 0 && size != promised) {
            throw new IOException("it ended after " + size + " of " + promised + " bytes");
        }
        return size;
    }

    private Fetched keep(Version version, Sha256 actual, long size) {
        if (expected.isPresent() && !expected.get().equals(actual)) {
            part.discard();
        }
        check(source, expected, actual, size);
        var file = cache.content(actual).orElseGet(() -> cache.adopt(part.file(), actual, source.fileName()));
        cache.remember(remote.identity(), new Known(actual, version.withSize(size)));
        part.discard();
        return new Fetched(file, actual, false);
    }

    private void checkLimit(long size, String total) {
        if (size > maxBytes) {
            part.discard();
            throw new SourceException(
                    source,
                    "holds " + total + "more than the " + ByteCount.text(maxBytes) + " that are loaded from elsewhere",
                    "copy it to this machine and give its path");
        }
    }

    /** @throws SourceException when other bytes are expected */
    static void check(DataSource source, Optional<Sha256> expected, Sha256 actual, long size) {
        if (expected.isPresent() && !expected.get().equals(actual)) {
            throw new SourceException(
                    source,
                    "has sha256 " + actual + " (" + size + " bytes), but " + expected.get() + " is expected",
                    "correct the sha256, or name the file that has it");
        }
    }
}
