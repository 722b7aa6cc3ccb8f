package dev.apriori.miner.local;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A model server that goes on by itself, as its state file tells.
 *
 * @param startMillis when it began, in milliseconds of the epoch: by this its process is told from others that are
 *     given its number later
 * @param model the URI that it was told to serve
 */
record ServingProcess(long pid, long startMillis, String url, String model) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_STOP_SECONDS = 30;
    private static final String SUFFIX = ".json";

    /** The system's clock may be set while a process runs, and its start is told by that clock. */
    private static final long CLOCK_SET_MILLIS = 2_000;

    static ServingProcess of(Process process, String url, String model) {
        return new ServingProcess(process.pid(), startMillis(process.toHandle()), url, model);
    }

    private static long startMillis(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    void write(Path folder, String name) {
        Path file = folder.resolve(name + SUFFIX);
        Path part = folder.resolve(name + ".part");
        try {
            Files.write(part, JSON.writeValueAsBytes(this));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    static Optional<ServingProcess> read(Path folder, String name) {
        return read(folder.resolve(name + SUFFIX));
    }

    /** Empty when the file is no state of a server. */
    static Optional<ServingProcess> read(Path file) {
        if (!file.toString().endsWith(SUFFIX) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), ServingProcess.class));
        } catch (JacksonException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Asks the process to end, then makes it.
     *
     * @return whether there was one
     */
    boolean end() {
        Optional<ProcessHandle> process = process();
        process.ifPresent(running -> {
            running.destroy();
            try {
                running.onExit().get(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException e) {
                running.destroyForcibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return process.isPresent();
    }

    private Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(running -> Math.abs(startMillis(running) - startMillis) <= CLOCK_SET_MILLIS);
    }
}
