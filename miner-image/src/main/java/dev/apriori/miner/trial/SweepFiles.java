package dev.apriori.miner.trial;

import dev.apriori.miner.report.SweepReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What people look at of a sweep, on its way to the sweep's run; gone when it is closed.
 *
 * @param byPath the files by the paths that they are to have there
 */
public record SweepFiles(WorkFolder folder, Map<String, Path> byPath) implements AutoCloseable {
    /** @throws UncheckedIOException that names the file, when the disk is full or refuses; then nothing is left */
    public static SweepFiles of(SweepOutcome outcome) {
        var folder = new WorkFolder();
        try {
            return new SweepFiles(folder, SweepReport.write(folder.path(), outcome.sweep()));
        } catch (IOException e) {
            folder.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    @Override
    public void close() {
        folder.close();
    }
}
