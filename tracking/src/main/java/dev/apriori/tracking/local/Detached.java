package dev.apriori.tracking.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts programs that go on when this one has ended, in a session of their own, so that Ctrl-C does not reach them. */
public final class Detached {
    private static final String IN_A_SESSION_OF_ITS_OWN =
            "import os, sys; os.setsid(); os.execv(sys.argv[1], sys.argv[1:])";

    private Detached() {}

    /**
     * Starts a program.
     *
     * @param command its absolute path, and its arguments
     * @param log takes what it prints
     */
    public static Process start(List<String> command, Path log, Map<String, String> environment) {
        List<String> whole = new ArrayList<>(
                List.of(Interpreter.find(environment).path().toString(), "-c", IN_A_SESSION_OF_ITS_OWN));
        whole.addAll(command);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Process process = new ProcessBuilder(whole)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.get(0) + ": " + e.getMessage(), e);
        }
    }
}
