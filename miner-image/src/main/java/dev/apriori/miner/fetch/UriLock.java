package dev.apriori.miner.fetch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one at a time do something, among all processes of the machine. The system's file lock ends with its process,
 * however that dies; but it knows only processes, so that the threads of this one queue before it.
 */
final class UriLock {
    private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final Path file;

    /** @param file for this lock alone; it stays, since deleting it would let two in */
    UriLock(Path file) {
        this.file = file;
    }

    /**
     * Does the action while nobody else does one under the same lock.
     *
     * @param onWait called before each wait for someone else
     * @throws IOException when the file cannot be locked; the action is not done then
     */
    <T> T holding(Runnable onWait, Supplier<T> action) throws IOException {
        ReentrantLock thread = THREADS.computeIfAbsent(file, path -> new ReentrantLock());
        if (thread.isLocked()) {
            onWait.run();
        }
        thread.lock();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileLock process = channel.tryLock();
            if (process == null) {
                onWait.run();
                process = channel.lock();
            }
            try {
                return action.get();
            } finally {
                process.release();
            }
        } finally {
            thread.unlock();
        }
    }
}
