package dev.apriori.operator.serving;

import dev.apriori.experiment.api.Serving;
import dev.apriori.operator.canary.Share;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.util.Optional;

/** How many pods a Deployment is to have, and how many it has. */
final class Replicas {
    private Replicas() {}

    /** Where the load decides, its autoscaler has the say once it is there. */
    static int ofLive(Serving spec, Optional<Deployment> live) {
        return spec.autoscaling().on() ? Math.max(spec.autoscaling().minReplicas(), asked(live)) : spec.replicas();
    }

    /** As many as the live one, so that it bears its load from the first moment. */
    static int ofCandidate(Serving spec, Optional<Deployment> candidate, Optional<Deployment> live) {
        return spec.autoscaling().on() ? Math.max(ofLive(spec, candidate), asked(live)) : spec.replicas();
    }

    /**
     * So many pods beside those of the live one that requests spread evenly over all of them come to that share. None of
     * the live one's is taken away before the canary has won, so that half is the most.
     */
    static int ofCanary(int live, int percent) {
        long pods = Math.round((double) live * percent / (Share.ALL - percent));
        return Math.clamp(pods, 1, Math.max(1, live));
    }

    /** So many pods that each bears as much as one of the live one's did. */
    static int ofRouted(int live, int percent) {
        return Math.max(1, Math.ceilDiv(live * percent, Share.ALL));
    }

    static boolean answers(Optional<Deployment> deployment) {
        return available(deployment) > 0;
    }

    /** Whether all that are asked for can take requests. */
    static boolean complete(Optional<Deployment> deployment, int replicas) {
        return deployment.isPresent() && asked(deployment) >= replicas && available(deployment) >= replicas;
    }

    static int available(Optional<Deployment> deployment) {
        return count(deployment.map(Deployment::getStatus).map(DeploymentStatus::getAvailableReplicas));
    }

    static int ready(Optional<Deployment> deployment) {
        return count(deployment.map(Deployment::getStatus).map(DeploymentStatus::getReadyReplicas));
    }

    private static int asked(Optional<Deployment> deployment) {
        return count(deployment.map(known -> known.getSpec().getReplicas()));
    }

    private static int count(Optional<Integer> known) {
        return known.orElse(0);
    }
}
