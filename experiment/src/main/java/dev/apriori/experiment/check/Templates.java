package dev.apriori.experiment.check;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.ArrayList;
import java.util.List;

/** Checks parts that are Kubernetes' own types, which the resource's schema lets through as they are. */
final class Templates {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Templates() {}

    static List<Problem> metadata(JsonNode metadata) {
        return mismatches(metadata, ObjectMeta.class, "metadata");
    }

    static List<Problem> podTemplate(JsonNode template, String field) {
        return template.isObject() ? mismatches(template, PodTemplateSpec.class, field) : List.of();
    }

    /** A volume has one source, by a name that Kubernetes knows. */
    static List<Problem> volume(JsonNode volume, String field) {
        if (!volume.isObject() || volume.isEmpty()) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>(mismatches(volume, Volume.class, field));
        if (volume.size() > 1) {
            problems.add(new Problem(
                    field,
                    "has " + volume.size() + " fields; give one source, such as"
                            + " {persistentVolumeClaim: {claimName: ratings}}"));
        }
        if (problems.isEmpty()) {
            JSON.convertValue(volume, Volume.class).getAdditionalProperties().keySet().stream()
                    .map(name -> new Problem(
                            field + "." + name,
                            "is not a volume source of Kubernetes; give one such as persistentVolumeClaim, configMap,"
                                    + " secret or image"))
                    .forEach(problems::add);
        }
        return problems;
    }

    private static List<Problem> mismatches(JsonNode value, Class<?> type, String field) {
        try {
            JSON.treeToValue(value, type);
            return List.of();
        } catch (JsonMappingException e) {
            StringBuilder path = new StringBuilder(field);
            e.getPath()
                    .forEach(step -> path.append(
                            step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName()));
            return List.of(new Problem(
                    path.toString(),
                    "is not what Kubernetes has there; see kubectl explain "
                            + (type == ObjectMeta.class
                                    ? "pod.metadata"
                                    : type == Volume.class ? "pod.spec.volumes" : "podtemplate.template")));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
