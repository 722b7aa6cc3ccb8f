package dev.apriori.tracking;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A file on its way here: whole or not there, and a broken line told apart from a full disk. */
final class Arriving {
    private Arriving() {}

    /** The other side ended the transfer. */
    static final class BrokenOff extends IOException {
        BrokenOff(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /**
     * @throws BrokenOff when the stream fails
     * @throws TimeoutException when it takes too long
     * @throws IOException when the target cannot be written
     */
    static void save(InputStream body, Path target, Duration longest) throws IOException, TimeoutException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        Path part = target.resolveSibling(target.getFileName() + ".part");
        var late = new CompletableFuture<Void>().completeOnTimeout(null, longest.toMillis(), TimeUnit.MILLISECONDS);
        var watch = late.thenRun(() -> closeQuietly(body));
        try (OutputStream out = Files.newOutputStream(part)) {
            new Source(body).transferTo(out);
        } catch (BrokenOff e) {
            Files.deleteIfExists(part);
            if (late.isDone()) {
                throw (TimeoutException) new TimeoutException("the transfer took too long").initCause(e);
            }
            throw e;
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        } finally {
            watch.cancel(false);
            late.cancel(false);
        }
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void closeQuietly(InputStream body) {
        try {
            body.close();
        } catch (IOException ignored) {
            // the reader sees a closed stream either way
        }
    }

    private static final class Source extends FilterInputStream {
        Source(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (IOException e) {
                throw new BrokenOff(e);
            }
        }
    }
}
