package dev.apriori.miner.fetch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;

/** What has come of a file so far, and of which version of it: enough to go on after the process was killed. */
final class PartFile {
    private static final int BUFFER = 1 << 17;

    private final Cache cache;
    private final Path bytes;
    private final Path version;

    PartFile(Cache cache, Path bytes, Path version) {
        this.cache = cache;
        this.bytes = bytes;
        this.version = version;
    }

    /**
     * What is missing, if there is something to go on from. At least the last byte is asked for again, so that a file
     * that had come to its end is no special case.
     */
    Optional<Ask.Rest> rest() {
        return cache.read(version, Version.class)
                .filter(known -> !known.rangeValidator().isEmpty())
                .map(known -> new Ask.Rest(known, known.size() < 0 ? length() : Math.min(length(), known.size() - 1)))
                .filter(rest -> rest.offset() > 0);
    }

    private long length() {
        try {
            return Files.exists(bytes) ? Files.size(bytes) : 0;
        } catch (IOException e) {
            throw cache.trouble("read", e);
        }
    }

    void discard() {
        try {
            Files.deleteIfExists(version);
            Files.deleteIfExists(bytes);
        } catch (IOException e) {
            throw cache.trouble("write", e);
        }
    }

    /**
     * Takes in bytes from an offset on; those before it are kept, those after it cut off.
     *
     * @param offset 0, or that of {@link #rest()}
     */
    Intake open(Version of, long offset) {
        if (offset == 0) {
            discard();
            cache.write(version, of);
        }
        try {
            return new Intake(offset);
        } catch (IOException e) {
            throw cache.trouble("write", e);
        }
    }

    /** Bytes on their way into the file, and the digest of all that are in it. */
    final class Intake implements AutoCloseable {
        private final FileChannel channel;
        private final MessageDigest digest = Sha256.digest();

        private Intake(long offset) throws IOException {
            channel = FileChannel.open(
                    bytes, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                channel.truncate(offset);
                ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
                while (channel.read(buffer) >= 0) {
                    digest.update(buffer.flip());
                    buffer.clear();
                }
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }

        void write(byte[] from, int length) {
            digest.update(from, 0, length);
            ByteBuffer buffer = ByteBuffer.wrap(from, 0, length);
            try {
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            } catch (IOException e) {
                throw cache.trouble("write", e);
            }
        }

        /** Ends the file, on disk. */
        Sha256 finish() {
            try {
                channel.force(true);
                return Sha256.of(digest);
            } catch (IOException e) {
                throw cache.trouble("write", e);
            }
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw cache.trouble("write", e);
            }
        }
    }

    /** The file, complete after {@link Intake#finish()}: for moving away. */
    Path file() {
        return bytes;
    }
}
