package dev.apriori.miner.command;

import dev.apriori.tracking.RealMlflow;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The one way to the MLflow of the tests that can be shut: for its clients the server is away then. */
final class Gate implements AutoCloseable {
    private final URI server = RealMlflow.server().uri();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> passing = ConcurrentHashMap.newKeySet();
    private final int port;
    private ServerSocket entrance;

    private Gate() {
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            port = entrance.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Gate shut() {
        Gate gate = new Gate();
        gate.cut();
        return gate;
    }

    String uri() {
        return "http://127.0.0.1:" + port;
    }

    void open() {
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            entrance = opened;
            threads.execute(() -> letIn(opened));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts the connections that there are, and lets no one in until it is opened again. */
    void cut() {
        closeQuietly(entrance);
        passing.forEach(Gate::closeQuietly);
        passing.clear();
    }

    @Override
    public void close() {
        cut();
    }

    private void letIn(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket client = opened.accept();
                Socket mlflow = new Socket(server.getHost(), server.getPort());
                passing.add(client);
                passing.add(mlflow);
                threads.execute(() -> pass(client, mlflow));
                threads.execute(() -> pass(mlflow, client));
            } catch (IOException shut) {
                closeQuietly(opened);
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException cut) {
            closeQuietly(to);
        }
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
