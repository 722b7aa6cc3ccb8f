package dev.apriori.miner.server;

import dev.apriori.miner.feedback.FeedbackSink;
import dev.apriori.mining.MiningException;
import io.helidon.common.socket.SocketOptions;
import io.helidon.service.registry.GlobalServiceRegistry;
import io.helidon.service.registry.ServiceRegistryConfig;
import io.helidon.service.registry.ServiceRegistryManager;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves recommendations over HTTP: MLflow's scoring protocol, an interface for people and programs, and a page. It is
 * ready while it has a model that has answered its own input example.
 */
public final class ModelServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ModelServer.class);

    /** Helidon tells of each start and stop; held, so that the level stays. */
    private static final java.util.logging.Logger HELIDON = java.util.logging.Logger.getLogger("io.helidon");

    static {
        HELIDON.setLevel(Level.WARNING);
        // Helidon would look for services in every jar of the class path, to find none that this server uses
        GlobalServiceRegistry.registry(() -> ServiceRegistryManager.create(ServiceRegistryConfig.builder()
                        .discoverServices(false)
                        .discoverServicesFromServiceLoader(false)
                        .build())
                .registry());
    }

    private final ServerSettings settings;
    private final Metrics metrics = new Metrics();
    private final Serving serving = new Serving();
    private final Deadlines deadlines;
    private final Admission admission;
    private final WebServer server;

    private ModelServer(ServerSettings settings) {
        this.settings = settings;
        deadlines = new Deadlines(settings.timeouts().request());
        admission = new Admission(settings);
        var endpoints = new Endpoints(settings, serving, metrics, admission).table();
        var builder = WebServer.builder()
                .shutdownHook(false)
                .host(settings.host())
                .port(settings.port())
                .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
                .idleConnectionTimeout(settings.timeouts().idle())
                .idleConnectionPeriod(settings.timeouts().idle().dividedBy(4))
                .maxPayloadSize(settings.limits().bodyBytes())
                .maxTcpConnections(settings.limits().connections())
                .shutdownGracePeriod(settings.timeouts().drain())
                // with a second protocol Helidon waits for a connection's first bytes without a time-out
                .protocolsDiscoverServices(false)
                .addProtocol(Http1Config.builder()
                        .maxPrologueLength(settings.limits().requestLineBytes())
                        .addReceiveListener(deadlines)
                        .build())
                .directHandlers(Replies.direct(metrics))
                .routing(Routes.routing(endpoints, settings.access(), serving, metrics, deadlines));
        settings.access().certificate().ifPresent(pair -> builder.tls(Https.tls(pair)));
        server = builder.build();
    }

    /**
     * Checks the model, then listens.
     *
     * @throws MiningException when the model cannot answer its own input example, or the port may not be bound
     */
    public static ModelServer start(ServerSettings settings, ServedModel model) {
        LiveModel checked = LiveModel.of(model);
        checkFree(settings);
        ModelServer server = new ModelServer(settings);
        server.take(checked);
        server.listen();
        return server;
    }

    /**
     * Listens without a model: not ready until {@link #swap} brings one.
     *
     * @throws MiningException when the port may not be bound
     */
    public static ModelServer start(ServerSettings settings) {
        checkFree(settings);
        ModelServer server = new ModelServer(settings);
        server.listen();
        return server;
    }

    /**
     * Sees that a model could be served, without a server.
     *
     * @throws MiningException when the model cannot answer its own input example
     */
    public static void check(ServedModel model) {
        LiveModel.of(model);
    }

    /** The port that it listens on: the one that was free where the settings say 0. */
    public int port() {
        return server.port();
    }

    /** Where the page is, for a person on this machine. */
    public URI address() {
        String host = settings.host();
        String reachable = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        String scheme = settings.access().certificate().isPresent() ? "https://" : "http://";
        return URI.create(scheme + (reachable.contains(":") ? "[" + reachable + "]" : reachable) + ":" + port() + "/");
    }

    /**
     * Lets another model answer from now on. Requests under way are answered by the one that they began with.
     *
     * @throws MiningException when it cannot answer its own input example; then the one before stays
     */
    public void swap(ServedModel model) {
        take(LiveModel.of(model));
    }

    /**
     * Stops: not ready at once, answering all the same while load balancers find out, then no new connections, and the
     * requests under way are answered. What takes longer than the time-outs allow is cut off.
     */
    public void stop() {
        if (!serving.beginToStop()) {
            return;
        }
        // one that never answered is in no load balancer
        boolean interrupted = serving.hasModel() && pause(settings.timeouts().lameDuck());
        server.stop();
        release();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@link #stop()}s. */
    @Override
    public void close() {
        stop();
    }

    private void listen() {
        server.start();
        if (!server.isRunning()) {
            release();
            throw cannotListen(settings, "it was taken just now");
        }
    }

    private void release() {
        deadlines.close();
        admission.close();
        metrics.close();
        settings.feedback().ifPresent(FeedbackSink::close);
    }

    /** Helidon logs why it cannot listen, and does not say it; so this is tried first. */
    private static void checkFree(ServerSettings settings) {
        InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
        if (address.isUnresolved()) {
            throw new MiningException("host '" + settings.host()
                    + "' is not known on this machine; give one of its addresses, or 0.0.0.0 for all of them");
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(address);
        } catch (IOException e) {
            throw cannotListen(settings, e.getMessage());
        }
    }

    private static MiningException cannotListen(ServerSettings settings, String why) {
        return new MiningException("port " + settings.port() + " of host '" + settings.host()
                + "' cannot be listened on: " + why + "; give another, or 0 for any that is free");
    }

    private void take(LiveModel model) {
        serving.take(model);
        metrics.serves(model);
        LOG.info("serving {} with {} rules", model.served().id(), model.rules().size());
    }

    /** Whether the thread was interrupted meanwhile, which Helidon does not stop with. */
    private static boolean pause(Duration time) {
        try {
            Thread.sleep(time);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
