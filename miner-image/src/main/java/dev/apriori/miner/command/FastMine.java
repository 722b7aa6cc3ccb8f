package dev.apriori.miner.command;

import dev.apriori.mining.MiningException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code mine} from a class path of the few libraries that it needs itself, since starting with all of them takes longer
 * than to mine a small file. What a {@link PlainMine} is not is the whole program's.
 */
public final class FastMine {
    /** The path of the jar whose manifest names all libraries. */
    private static final String PROGRAM = "apriori.program";

    private FastMine() {}

    public static void main(String[] args) throws ReflectiveOperationException, IOException {
        Optional<MineCommand> plain = PlainMine.read(args);
        if (plain.isEmpty()) {
            runWholeProgram(args);
            return;
        }
        int exitCode = run(plain.get(), writer(System.out), writer(System.err));
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** Mines, tells what went wrong as {@link Failures} does, and returns the exit code. */
    static int run(MineCommand mine, PrintWriter out, PrintWriter err) {
        try {
            mine.run(out);
            return 0;
        } catch (MiningException mistake) {
            err.println(mistake.getMessage());
            return Failures.TO_MEND;
        } catch (UncheckedIOException trouble) {
            err.println(FileTrouble.told(trouble.getCause()));
            return Failures.TO_MEND;
        } catch (IOException trouble) {
            err.println(FileTrouble.told(trouble));
            return Failures.TO_MEND;
        } catch (RuntimeException defect) {
            Defect.tell(defect, err);
            return Failures.DEFECT;
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
