package dev.apriori.e2e.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A program that is run to its end, as a person would type it. */
public final class Program {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Program() {}

    /** What a program has written, and how it ended. */
    public record Result(List<String> command, int status, String output, String errors) {
        /** What was written to the standard output by a program that must not fail. */
        public String orFail() {
            if (status != 0) {
                throw new AssertionError(String.join(" ", command) + " ended with " + status + ":\n" + errors + output);
            }
            return output;
        }

        /** Both outputs, whatever the end. */
        public String all() {
            return output + errors;
        }
    }

    public static Result run(List<String> command) {
        return run(command, "");
    }

    /** @param input what the program reads from its standard input */
    public static Result run(List<String> command, String input) {
        try {
            Process process = new ProcessBuilder(command).start();
            CompletableFuture<String> errors = reading(process.errorReader());
            CompletableFuture<String> output = reading(process.inputReader());
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // It has ended without reading: its status tells why.
            }
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + " did not end in " + LONGEST.toMinutes() + " min");
            }
            return new Result(command, process.exitValue(), output.join(), errors.join());
        } catch (IOException e) {
            throw new UncheckedIOException(command.getFirst() + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while " + command.getFirst() + " ran", e);
        }
    }

    /** On a thread of its own: readers that shared one would wait for each other. */
    private static CompletableFuture<String> reading(Reader reader) {
        return CompletableFuture.supplyAsync(
                () -> read(reader), task -> Thread.ofVirtual().start(task));
    }

    private static String read(Reader reader) {
        try (reader) {
            return reader.readAllAsString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
