package dev.apriori.operator.serving;

import dev.apriori.operator.subject.Subject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done about a model server now.
 *
 * @param changes in their order
 * @param front what the Service is to remember; empty when there is to be no Service
 * @param candidate what is being tried
 * @param again when time alone asks for another look
 */
record Plan(List<Change> changes, Optional<Front> front, Optional<Revision> candidate, Optional<Duration> again) {
    /** What the Service is to remember when the API server will not take the candidate. */
    Optional<Front> givingUp(Subject subject, HasMetadata refused, String why) {
        return refused instanceof Deployment
                ? candidate
                        .filter(Revision.of(refused)::equals)
                        .flatMap(tried -> front.map(known -> known.failed(GivenUp.now(subject, tried, why))))
                : Optional.empty();
    }
}
