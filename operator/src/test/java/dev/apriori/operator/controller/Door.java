package dev.apriori.operator.controller;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A door to a server that can be shut: nobody gets in then, and who is in is thrown out. */
final class Door implements AutoCloseable {
    private final URI server;
    private final ServerSocket entrance;
    private final Set<Socket> inside = ConcurrentHashMap.newKeySet();
    private volatile boolean shut;

    Door(URI server) {
        this.server = server;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::letIn);
    }

    String uri() {
        return "http://localhost:" + entrance.getLocalPort();
    }

    void shut() {
        shut = true;
        inside.forEach(Door::end);
        inside.clear();
    }

    void open() {
        shut = false;
    }

    @Override
    public void close() throws IOException {
        shut();
        entrance.close();
    }

    private void letIn() {
        while (!entrance.isClosed()) {
            try {
                Socket guest = entrance.accept();
                if (shut) {
                    end(guest);
                } else {
                    connect(guest);
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket guest) throws IOException {
        Socket host = new Socket(server.getHost(), server.getPort());
        inside.add(guest);
        inside.add(host);
        pass(guest, host);
        pass(host, guest);
    }

    private static void pass(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException thrownOut) {
                // the other side is told below
            } finally {
                end(from);
                end(to);
            }
        });
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
