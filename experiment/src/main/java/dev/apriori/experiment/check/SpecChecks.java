package dev.apriori.experiment.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.apriori.experiment.api.AprioriExperiment;
import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.SpecRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * All that can be wrong with an experiment before anything is read or started. It finds what the API server refuses,
 * by the same schema, and what the API server cannot see: pod templates and volumes that make no sense.
 */
public final class SpecChecks {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FIELDS = Set.of("apiVersion", "kind", "metadata", "spec", "status");

    private SpecChecks() {}

    /** What is wrong with a spec, which may have come from anywhere: empty when it can be worked on. */
    public static List<Problem> check(AprioriExperimentSpec spec) {
        return checkSpec(JSON.valueToTree(spec));
    }

    /**
     * What is wrong with a spec as it is stored, though it cannot be read as an {@link AprioriExperimentSpec}. Fills in
     * the defaults of what was left out.
     */
    public static List<Problem> checkStored(JsonNode spec) {
        List<Problem> problems = checkSpec(spec);
        return problems.isEmpty()
                ? List.of(new Problem("spec", "cannot be read; write it anew as this version's schema has it"))
                : problems;
    }

    /**
     * What is wrong with a resource as it was written: empty when it can be read as an {@link AprioriExperiment}. Fills
     * in the defaults of what was left out.
     */
    public static List<Problem> checkWritten(JsonNode resource) {
        if (!(resource instanceof ObjectNode object)) {
            return List.of(new Problem("", "is not an AprioriExperiment; give apiVersion, kind, metadata and spec"));
        }
        List<Problem> problems = new ArrayList<>();
        must(object, "apiVersion", AprioriExperiment.API_VERSION, problems);
        must(object, "kind", AprioriExperiment.KIND, problems);
        if (!problems.isEmpty()) {
            return problems;
        }
        object.properties().stream()
                .map(java.util.Map.Entry::getKey)
                .filter(name -> !FIELDS.contains(name))
                .forEach(name -> problems.add(
                        new Problem(name, "is not a field; there are apiVersion, kind, metadata and spec")));
        checkMetadata(object, problems);
        problems.addAll(checkSpec(object.path("spec")));
        return problems;
    }

    private static void must(ObjectNode resource, String field, String value, List<Problem> problems) {
        if (!resource.path(field).asText().equals(value)) {
            problems.add(new Problem(field, "is " + Words.shown(resource.path(field)) + "; give " + value));
        }
    }

    private static void checkMetadata(ObjectNode resource, List<Problem> problems) {
        JsonNode name = resource.at("/metadata/name");
        if (!name.isTextual() || !RuleTwins.holds(SpecRules.NAME, resource)) {
            problems.add(new Problem("metadata.name", "is " + Words.shown(name) + "; " + SpecRules.NAME_ONLY_FIX));
            return;
        }
        problems.addAll(Templates.metadata(resource.path("metadata")));
    }

    private static List<Problem> checkSpec(JsonNode spec) {
        if (spec.isMissingNode() || spec.isNull()) {
            return List.of(new Problem("spec", "is missing; give at least spec.dataset and spec.grid"));
        }
        Schema.fillDefaults(spec, Schema.spec());
        List<Problem> problems = SchemaWalk.problems(spec, Schema.spec(), "spec");
        problems.addAll(Templates.volume(spec.at("/dataset/volume"), "spec.dataset.volume"));
        problems.addAll(Templates.volume(spec.at("/dataset/feedback/volume"), "spec.dataset.feedback.volume"));
        problems.addAll(Templates.volume(spec.at("/serving/feedback/volume"), "spec.serving.feedback.volume"));
        problems.addAll(Templates.podTemplate(spec.at("/execution/podTemplate"), "spec.execution.podTemplate"));
        problems.addAll(Templates.podTemplate(spec.at("/serving/podTemplate"), "spec.serving.podTemplate"));
        return problems;
    }
}
