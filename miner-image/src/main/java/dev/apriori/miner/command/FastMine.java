package dev.apriori.miner.command;

import dev.apriori.mining.MiningException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code mine} from a class path of the few libraries that it needs itself, since starting with all of them takes longer
 * than to mine a small file. What a {@link PlainMine} is not, and trouble that needs words, is the whole program's.
 */
public final class FastMine {
    /** The path of the jar whose manifest names all libraries. */
    private static final String PROGRAM = "apriori.program";

    private FastMine() {}

    public static void main(String[] args) throws ReflectiveOperationException, IOException {
        Optional<MineCommand> plain = PlainMine.read(args);
        if (plain.isEmpty() || !isDone(plain.get())) {
            runWholeProgram(args);
        }
    }

    /** Whether that was all, a mistake of the user's being told; ends with the exit code then. */
    private static boolean isDone(MineCommand mine) {
        try {
            mine.run(writer(System.out));
            return true;
        } catch (MiningException mistake) {
            writer(System.err).println(mistake.getMessage());
            System.exit(Failures.TO_MEND);
            return true;
        } catch (IOException | RuntimeException trouble) {
            return false;
        }
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    private static void runWholeProgram(String... args) throws ReflectiveOperationException, IOException {
        URL program = Path.of(System.getProperty(PROGRAM)).toUri().toURL();
        try (var libraries = new URLClassLoader(new URL[] {program}, ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(libraries);
            Class<?> whole = libraries.loadClass(Apriori.class.getName());
            whole.getMethod("main", String[].class).invoke(null, (Object) args);
        }
    }
}
