package dev.apriori.miner.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** A process of its own that fetches one file and says what it does, line by line. */
final class FetchProgram {
    private FetchProgram() {}

    /** @param args the cache, the address */
    public static void main(String[] args) {
        Path cache = Path.of(args[0]);
        DataSource source = DataSource.parse("spec.dataset.uri", args[1], cache);
        Fetched fetched = Given.fetcher(cache).fetch(source, Optional.empty(), new Progress() {
            private long come;

            @Override
            public void start(String name, long totalBytes) {}

            @Override
            public void advance(long bytes) {
                come += bytes;
                System.out.println("came " + come);
            }

            @Override
            public void pause(String reason) {
                System.out.println("pause");
            }

            @Override
            public void done() {}
        });
        System.out.println("fetched " + fetched.file());
    }

    static Process start(Path cache, DataSource source) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FetchProgram.class.getName(),
                        cache.toString(),
                        source.shown())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Reads what a process says until a line begins like this. */
    static String await(Process process, String beginning) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
        }
        throw new IOException("the process ended without a line '" + beginning + "…'");
    }
}
