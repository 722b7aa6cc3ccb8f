package dev.apriori.miner.local;

import dev.apriori.mining.MiningException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Looks for a port of loopback that nobody listens on. */
final class FreePort {
    static final String LOOPBACK = "127.0.0.1";

    private static final int TRIED = 100;

    private FreePort() {}

    /**
     * @param first 0 for any port
     * @throws MiningException when none of the hundred ports from that one on is free
     */
    static int from(int first) {
        if (first == 0) {
            return any();
        }
        for (int port = first; port < Math.min(first + TRIED, 1 << 16); port++) {
            if (isFree(port)) {
                return port;
            }
        }
        throw new MiningException(
                "no port from " + first + " on is free on " + LOOPBACK + "; give another with --port");
    }

    private static int any() {
        try (var probe = new ServerSocket(0, 1, InetAddress.ofLiteral(LOOPBACK))) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFree(int port) {
        try (var probe = new ServerSocket(port, 1, InetAddress.ofLiteral(LOOPBACK))) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
