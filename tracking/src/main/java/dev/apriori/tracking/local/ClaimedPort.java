package dev.apriori.tracking.local;

import dev.apriori.tracking.TrackingException.Misconfigured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A port of loopback that is free, and that no other process with the same folder of claims takes for free until this is
 * closed. A server needs seconds to listen: without a claim, two that start at once choose the same port, and both take
 * the answer of the one that comes first for their own.
 */
final class ClaimedPort implements AutoCloseable {
    private final int number;
    private final FileChannel claim;

    private ClaimedPort(int number, FileChannel claim) {
        this.number = number;
        this.claim = claim;
    }

    /**
     * The first that is free and not claimed.
     *
     * @throws Misconfigured when every one of them is taken
     */
    static ClaimedPort first(int first, int last, Path claims) {
        for (int port = first; port <= last; port++) {
            Optional<ClaimedPort> claimed = claim(port, claims);
            if (claimed.isPresent()) {
                return claimed.get();
            }
        }
        throw new Misconfigured("no port from " + first + " to " + last + " is free on this machine for MLflow");
    }

    int number() {
        return number;
    }

    private static Optional<ClaimedPort> claim(int port, Path claims) {
        FileChannel channel = open(claims.resolve(port + ".lock"));
        try {
            FileLock lock = channel.tryLock();
            if (lock != null && isFree(port)) {
                return Optional.of(new ClaimedPort(port, channel));
            }
        } catch (OverlappingFileLockException another) {
            // a thread of this process has claimed it
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock a port in " + claims + ": " + e.getMessage(), e);
        }
        close(channel);
        return Optional.empty();
    }

    private static boolean isFree(int port) {
        try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static FileChannel open(Path file) {
        try {
            Files.createDirectories(file.getParent());
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open " + file + ": " + e.getMessage(), e);
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets others look at the port again: by now a server listens there, or it is free. */
    @Override
    public void close() {
        close(claim);
    }
}
