package dev.apriori.operator.program;

import dev.apriori.operator.settings.ProgramSettings;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of several pods works: the one that holds the Lease. Who loses it ends at once, for another works already; who
 * stops gives it back, so that another need not wait until it has run out.
 */
final class Leadership {
    static final String LEASE = "apriori-operator";

    /** How long another pod waits for one that died without a word. */
    static final Duration LEASE_TIME = Duration.ofSeconds(15);

    private static final Duration RENEW_TIME = Duration.ofSeconds(10);
    private static final Duration RETRY_TIME = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

    private final ProgramSettings settings;
    private final Consumer<String> onLost;
    private volatile boolean leads;
    private volatile boolean stopping;

    /** @param onLost told why, when the Lease is lost and not given back */
    Leadership(ProgramSettings settings, Consumer<String> onLost) {
        this.settings = settings;
        this.onLost = onLost;
        leads = !settings.operator().leaderElection();
    }

    /** Whether this pod works. */
    boolean leads() {
        return leads;
    }

    /** For the SDK; nothing where this pod stands alone. */
    Optional<LeaderElectionConfiguration> configuration() {
        return settings.operator().leaderElection()
                ? Optional.of(new LeaderElectionConfiguration(
                        LEASE,
                        settings.podNamespace(),
                        LEASE_TIME,
                        RENEW_TIME,
                        RETRY_TIME,
                        settings.podName(),
                        new LeaderCallbacks(this::begun, this::lost, this::seen),
                        false))
                : Optional.empty();
    }

    /** From now on it is no loss that the Lease is not renewed. */
    void stopping() {
        stopping = true;
    }

    /** Gives the Lease back, after the last pass has ended. The SDK would let it run out. */
    void release(KubernetesClient client) {
        if (!leads || !settings.operator().leaderElection()) {
            return;
        }
        leads = false;
        LeaseLock lock = new LeaseLock(settings.podNamespace(), LEASE, settings.podName());
        try {
            LeaderElectionRecord held = lock.get(client);
            if (held != null && settings.podName().equals(held.getHolderIdentity())) {
                lock.update(client, free(held));
                LOG.info("gave the lease {} back", LEASE);
            }
        } catch (KubernetesClientException e) {
            LOG.warn("could not give the lease {} back; others wait {} s for it", LEASE, LEASE_TIME.toSeconds(), e);
        }
    }

    private void begun() {
        leads = true;
        LOG.info("holds the lease {}: works", LEASE);
    }

    private void lost() {
        if (!stopping) {
            leads = false;
            onLost.accept("lost the lease " + LEASE + "; another pod may work now");
        }
    }

    private void seen(String holder) {
        if (!settings.podName().equals(holder) && holder != null && !holder.isEmpty()) {
            LOG.info("{} holds the lease {}", holder, LEASE);
        }
    }

    private static LeaderElectionRecord free(LeaderElectionRecord held) {
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
        return new LeaderElectionRecord("", Duration.ofSeconds(1), now, now, held.getLeaderTransitions());
    }
}
