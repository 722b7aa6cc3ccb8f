package dev.apriori.operator.serving;

import dev.apriori.operator.settings.OperatorSettings;
import dev.apriori.operator.subject.Subject;

/** Which revision a version is to be served as, by the spec and the operator's settings as they are now. */
final class Revisions {
    private final ServerPods pods;

    Revisions(OperatorSettings settings) {
        pods = new ServerPods(settings);
    }

    Served wanted(Subject subject, String version) {
        return Served.of(subject.name(), version, pods.of(subject, version));
    }

    /** Whether that is how its version is to be served. */
    boolean current(Subject subject, Revision revision) {
        return wanted(subject, revision.version()).revision().equals(revision);
    }
}
