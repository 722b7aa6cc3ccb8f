package dev.apriori.operator.pod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A user's pod template laid over ours. Fields of theirs win; lists whose elements have a name are merged by it; other
 * lists are ours and then theirs. A probe, a container's resources, a volume and a variable are replaced whole, because
 * half of one and half of another make no sense.
 *
 * <p>What the operator relies on stays ours whatever theirs says: labels, restart policy, volumes that hold something,
 * and of the container its command, arguments, ports, mounts and where it leaves its message.
 */
public final class TemplateMerge {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The lists with named elements, and what their name is. */
    private static final Map<String, String> NAMED = Map.of(
            "containers", "name",
            "initContainers", "name",
            "volumes", "name",
            "env", "name",
            "volumeMounts", "mountPath",
            "ports", "containerPort",
            "imagePullSecrets", "name");

    private static final Set<String> WHOLE =
            Set.of("resources", "livenessProbe", "readinessProbe", "startupProbe", "volumes", "env", "seccompProfile");

    private static final Set<String> OURS_OF_CONTAINER =
            Set.of("command", "args", "terminationMessagePath", "terminationMessagePolicy");

    private TemplateMerge() {}

    /**
     * @param theirs a PodTemplateSpec that passed the checks; of its metadata labels and annotations are taken
     * @param container the name of ours
     */
    public static PodTemplateSpec merge(PodTemplateSpec ours, Map<String, Object> theirs, String container) {
        if (theirs.isEmpty()) {
            return ours;
        }
        ObjectNode merged = JSON.valueToTree(ours);
        ObjectNode over = JSON.valueToTree(JSON.convertValue(theirs, PodTemplateSpec.class));
        leaveOurs(over, merged, container);
        lay(merged, over);
        return read(merged);
    }

    /** Takes out of theirs what stays ours. */
    private static void leaveOurs(ObjectNode theirs, ObjectNode ours, String container) {
        if (theirs.path("metadata") instanceof ObjectNode metadata) {
            metadata.retain("labels", "annotations");
        }
        if (theirs.at("/metadata/labels") instanceof ObjectNode labels) {
            ours.at("/metadata/labels").fieldNames().forEachRemaining(labels::remove);
        }
        if (!(theirs.path("spec") instanceof ObjectNode spec)) {
            return;
        }
        spec.remove("restartPolicy");
        removeNamed(spec, ours.path("spec"), "volumes", volume -> !volume.has("emptyDir"));
        for (JsonNode above : spec.path("containers")) {
            if (above instanceof ObjectNode own && own.path("name").asText().equals(container)) {
                JsonNode below = named(ours.at("/spec/containers"), container);
                own.remove(OURS_OF_CONTAINER);
                removeNamed(own, below, "volumeMounts", mount -> true);
                removeNamed(own, below, "ports", port -> true);
            }
        }
    }

    /** Takes out of a list of theirs the elements that ours has under the same name. */
    private static void removeNamed(ObjectNode theirs, JsonNode ours, String list, Predicate<JsonNode> kept) {
        String key = NAMED.get(list);
        for (JsonNode element : ours.path(list)) {
            int same = kept.test(element) ? indexOf(theirs.path(list), key, element.path(key)) : -1;
            if (same >= 0) {
                ((ArrayNode) theirs.path(list)).remove(same);
            }
        }
    }

    private static JsonNode named(JsonNode list, String name) {
        return list.path(indexOf(list, "name", JSON.getNodeFactory().textNode(name)));
    }

    private static void lay(ObjectNode under, ObjectNode over) {
        over.properties().forEach(entry -> {
            String field = entry.getKey();
            JsonNode there = under.path(field);
            if (there instanceof ObjectNode below && entry.getValue() instanceof ObjectNode above && !whole(field)) {
                lay(below, above);
            } else if (there instanceof ArrayNode below && entry.getValue() instanceof ArrayNode above) {
                layList(below, above, field);
            } else {
                under.set(field, entry.getValue().deepCopy());
            }
        });
    }

    private static void layList(ArrayNode under, ArrayNode over, String field) {
        String key = NAMED.getOrDefault(field, "");
        for (JsonNode above : over) {
            int same = key.isEmpty() ? -1 : indexOf(under, key, above.path(key));
            if (same < 0) {
                under.add(above.deepCopy());
            } else if (whole(field)) {
                under.set(same, above.deepCopy());
            } else {
                lay((ObjectNode) under.get(same), (ObjectNode) above);
            }
        }
    }

    private static boolean whole(String field) {
        return WHOLE.contains(field);
    }

    private static int indexOf(JsonNode list, String key, JsonNode value) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).path(key).equals(value)) {
                return i;
            }
        }
        return -1;
    }

    private static PodTemplateSpec read(ObjectNode template) {
        try {
            return JSON.treeToValue(template, PodTemplateSpec.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
