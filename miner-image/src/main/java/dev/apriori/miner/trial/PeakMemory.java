package dev.apriori.miner.trial;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory that this process has had so far. */
public final class PeakMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PEAK = "VmHWM:";
    private static final double BYTES_PER_MB = 1 << 20;
    private static final double KB_PER_MB = 1 << 10;

    private PeakMemory() {}

    /** In MiB: resident, as the kernel counts it; where it does not tell, what the JVM has used of its pools. */
    public static double megabytes() {
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(PEAK)) {
                    String size = line.substring(PEAK.length(), line.length() - " kB".length());
                    return Long.parseLong(size.strip()) / KB_PER_MB;
                }
            }
            return ofPools();
        } catch (IOException e) {
            return ofPools();
        }
    }

    private static double ofPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
                        .sum()
                / BYTES_PER_MB;
    }
}
