package dev.apriori.tracking.local;

import dev.apriori.tracking.TrackingException.Misconfigured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of loopback. */
final class Ports {
    private Ports() {}

    /** @throws Misconfigured when every one of them is taken */
    static int free(int first, int last) {
        for (int port = first; port <= last; port++) {
            try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException taken) {
                // the next one, then
            }
        }
        throw new Misconfigured("no port from " + first + " to " + last + " is free on this machine for MLflow");
    }
}
