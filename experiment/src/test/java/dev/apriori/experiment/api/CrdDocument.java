package dev.apriori.experiment.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.v1.JsonSchema;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The CustomResourceDefinition as it is checked in: what fabric8's generator makes of the types in this package, and
 * then what its annotations cannot say (defaults out of the constructors, rules for the items of lists, lists that are
 * keyed, columns in our order).
 */
final class CrdDocument {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LEAST_SPEC =
            "{\"dataset\":{\"format\":\"Baskets\",\"uri\":\"file:x\"},\"grid\":{\"minSupport\":[\"1\"]}}";

    private CrdDocument() {}

    static String yaml() {
        try {
            YAMLFactory yaml = YAMLFactory.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .build();
            return "# Generated from dev.apriori.experiment.api by the build; see CheckedInFilesTest there.\n"
                    + new YAMLMapper(yaml).writeValueAsString(tree());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode tree() throws IOException {
        ObjectNode schema = JSON.valueToTree(JsonSchema.from(AprioriExperiment.class));
        mend(schema, AprioriExperiment.class);
        schema.put("description", "A grid of settings to mine association rules with, and what becomes of the best.");
        ObjectNode properties = (ObjectNode) schema.get("properties");
        describe(properties, "spec", "What to mine, how to judge it, and what to do with the best.");
        describe(properties, "status", "What has become of it; the operator alone writes it.");
        mend((ObjectNode) properties.get("spec"), AprioriExperimentSpec.class);
        mend((ObjectNode) properties.get("status"), AprioriExperimentStatus.class);
        addDefaults(
                (ObjectNode) properties.get("spec"),
                JSON.valueToTree(JSON.readValue(LEAST_SPEC, AprioriExperimentSpec.class)));
        keyConditionsByType((ObjectNode) properties.get("status").get("properties"));
        schema.set("required", JSON.createArrayNode().add("spec"));
        return definition(schema);
    }

    private static void describe(ObjectNode properties, String part, String description) {
        ((ObjectNode) properties.get(part)).put("description", description);
    }

    private static ObjectNode definition(ObjectNode schema) {
        AprioriExperiment it = new AprioriExperiment();
        ObjectNode definition = JSON.valueToTree(new CustomResourceDefinitionBuilder()
                .withNewMetadata()
                .withName(it.getCRDName())
                .endMetadata()
                .withNewSpec()
                .withGroup(it.getGroup())
                .withScope(it.getScope())
                .withNewNames()
                .withKind(it.getKind())
                .withPlural(it.getPlural())
                .withSingular(it.getSingular())
                .withShortNames("apx")
                .withCategories("apriori")
                .endNames()
                .addNewVersion()
                .withName(it.getVersion())
                .withServed(true)
                .withStorage(true)
                .withNewSubresources()
                .withNewStatus()
                .endStatus()
                .withNewScale()
                .withSpecReplicasPath(".spec.serving.replicas")
                .withStatusReplicasPath(".status.serving.readyReplicas")
                .endScale()
                .endSubresources()
                .endVersion()
                .endSpec()
                .build());
        ObjectNode version = (ObjectNode) definition.at("/spec/versions/0");
        version.set("additionalPrinterColumns", columns());
        version.putObject("schema").set("openAPIV3Schema", schema);
        return definition;
    }

    private static ArrayNode columns() {
        ArrayNode columns = JSON.createArrayNode();
        for (AdditionalPrinterColumn column :
                AprioriExperiment.class.getAnnotationsByType(AdditionalPrinterColumn.class)) {
            columns.addObject()
                    .put("name", column.name())
                    .put("type", column.type().getValue())
                    .put("priority", column.priority())
                    .put("jsonPath", column.jsonPath());
        }
        return columns;
    }

    /** Mends a schema made of that type, and those of its parts. */
    private static void mend(ObjectNode schema, Type type) {
        sayRulesOnce(schema);
        wholeNumbers(schema);
        if (schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            schema.remove("additionalProperties");
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            mend((ObjectNode) schema.get("items"), list.getActualTypeArguments()[0]);
        } else if (type instanceof Class<?> record && record.isRecord()) {
            ObjectNode inOrder = JSON.createObjectNode();
            for (RecordComponent component : record.getRecordComponents()) {
                ObjectNode property = (ObjectNode) schema.at("/properties/" + component.getName());
                inOrder.set(component.getName(), property);
                mend(property, component.getGenericType());
                EachItem rule = component.getAnnotation(EachItem.class);
                if (rule != null) {
                    ((ObjectNode) property.get("items"))
                            .putArray("x-kubernetes-validations")
                            .addObject()
                            .put("rule", rule.rule())
                            .put("message", rule.message());
                }
            }
            schema.set("properties", inOrder);
        }
    }

    /** The generator reads a record's annotations twice, from the field and from the accessor. */
    private static void sayRulesOnce(ObjectNode schema) {
        JsonNode rules = schema.path("x-kubernetes-validations");
        if (rules.isArray()) {
            Set<JsonNode> distinct = new LinkedHashSet<>();
            rules.forEach(distinct::add);
            schema.putArray("x-kubernetes-validations").addAll(distinct);
        }
    }

    private static void wholeNumbers(ObjectNode schema) {
        for (String bound : List.of("minimum", "maximum")) {
            if (schema.has(bound)) {
                schema.put(bound, schema.get(bound).asLong());
            }
        }
    }

    /**
     * What a constructor put in place of what was left out becomes the schema's default, and is told. An object's
     * default is that of its fields together, since its own rules have to hold for it.
     */
    private static ObjectNode addDefaults(ObjectNode schema, JsonNode filledIn) {
        ObjectNode defaults = JSON.createObjectNode();
        Set<String> required = new LinkedHashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        for (Map.Entry<String, JsonNode> entry : schema.path("properties").properties()) {
            ObjectNode property = (ObjectNode) entry.getValue();
            JsonNode value = filledIn.path(entry.getKey());
            if (property.has("properties")) {
                value = addDefaults(property, value);
            }
            if (required.contains(entry.getKey()) || isNothing(value)) {
                continue;
            }
            property.set("default", value);
            defaults.set(entry.getKey(), value);
            if (!value.isObject()) {
                property.put("description", property.get("description").asText() + " Default: " + said(value) + ".");
            }
        }
        return defaults;
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode()
                || (value.isTextual() ? value.textValue().isEmpty() : value.isContainerNode() && value.isEmpty());
    }

    private static String said(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    private static void keyConditionsByType(ObjectNode status) {
        ObjectNode conditions = (ObjectNode) status.get("conditions");
        conditions.put("x-kubernetes-list-type", "map");
        conditions.putArray("x-kubernetes-list-map-keys").add("type");
    }
}
