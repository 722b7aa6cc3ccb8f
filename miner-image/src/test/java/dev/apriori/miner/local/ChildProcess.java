package dev.apriori.miner.local;

import dev.apriori.miner.command.Apriori;
import dev.apriori.tracking.MlflowServer;
import dev.apriori.tracking.RealMlflow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The command as a process of its own, in a home of its own. */
public record ChildProcess(Process process, Path home) {
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** What has become of a process. */
    public record Ended(int exit, String out, String err) {}

    /** Tests that a script runs in its background inherit that INT is ignored; Ctrl-C is heard all the same. */
    private static final String HEARING_INTERRUPTS =
            "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])";

    /** @param home holds what it prints, its temporary files, and what the user has under the XDG folders */
    public static ChildProcess start(Path home, String... arguments) {
        return start(home, List.of(), arguments);
    }

    public static ChildProcess start(Path home, List<String> javaOptions, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                RealMlflow.python().toString(),
                "-c",
                HEARING_INTERRUPTS,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + home.resolve("tmp"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(javaOptions);
        command.add(Apriori.class.getName());
        command.addAll(List.of(arguments));
        try {
            Files.createDirectories(home.resolve("tmp"));
            var builder = new ProcessBuilder(command)
                    .redirectOutput(home.resolve("out").toFile())
                    .redirectError(home.resolve("err").toFile());
            builder.environment().put("XDG_CACHE_HOME", home.resolve("cache").toString());
            builder.environment().put("XDG_DATA_HOME", home.resolve("data").toString());
            return new ChildProcess(builder.start(), home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ChildProcess run(Path home, Path experiment, MlflowServer server, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "run", experiment.toString(), "--tracking-uri", server.uri().toString()));
        arguments.addAll(List.of(more));
        return start(home, arguments.toArray(String[]::new));
    }

    /** Looks again and again until it is so; fails where the process ends before, or it takes too long. */
    public void until(BooleanSupplier soFar) throws InterruptedException {
        Instant end = Instant.now().plus(LONGEST);
        while (!soFar.getAsBoolean()) {
            if (process.waitFor(PAUSE) || Instant.now().isAfter(end)) {
                throw new AssertionError(
                        "ended, or waited for in vain: " + process + "\n" + printed("out") + printed("err"));
            }
        }
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Such as INT, which is what Ctrl-C sends. */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    public Ended end() throws InterruptedException {
        if (!process.waitFor(LONGEST)) {
            process.destroyForcibly();
            throw new AssertionError("still running:\n" + printed("out") + printed("err"));
        }
        return new Ended(process.exitValue(), printed("out"), printed("err"));
    }

    /** What is in its folder for temporary files. */
    public List<String> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("tmp"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** @param stream out or err */
    public String printed(String stream) {
        try {
            return Files.readString(home.resolve(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
