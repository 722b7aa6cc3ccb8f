package dev.apriori.operator.serving;

import dev.apriori.operator.subject.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;

/**
 * A model version and a way of serving it.
 *
 * @param version of the registered model
 * @param hash of the pods that serve it
 */
record Revision(String version, String hash) {
    /** Of an object that carries the labels of one. */
    static Revision of(HasMetadata object) {
        return of(object.getMetadata().getLabels());
    }

    static Revision of(Map<String, String> labels) {
        return new Revision(labels.getOrDefault(Labels.VERSION, ""), labels.getOrDefault(Labels.REVISION, ""));
    }

    Map<String, String> labels() {
        return Map.of(Labels.VERSION, version, Labels.REVISION, hash);
    }

    /** What its pods, and no others, are selected by. */
    Map<String, String> selector(String experiment) {
        return Map.of(Labels.EXPERIMENT, experiment, Labels.VERSION, version, Labels.REVISION, hash);
    }

    String deploymentName(String experiment) {
        return experiment + "-v" + version + "-" + hash;
    }
}
