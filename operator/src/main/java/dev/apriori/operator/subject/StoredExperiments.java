package dev.apriori.operator.subject;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.apriori.experiment.api.AprioriExperimentSpec;
import dev.apriori.experiment.api.AprioriExperimentStatus;
import java.io.IOException;
import java.io.Serial;

/**
 * How experiments are read that another version of the operator has let be stored, such as a newer one before a
 * rollback. What one of them says must not fail the list of all, on which everybody's experiments depend: a spec that
 * cannot be read is null, and told as refused; of a status, words that are not known are left out.
 */
public final class StoredExperiments {
    private static final ObjectMapper SPECS = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final ObjectMapper STATUSES = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .build();

    private StoredExperiments() {}

    /** For the mapper of a client. */
    public static Module module() {
        return new SimpleModule("stored-experiments")
                .addDeserializer(AprioriExperimentSpec.class, new OrNull<>(SPECS, AprioriExperimentSpec.class))
                .addDeserializer(AprioriExperimentStatus.class, new OrNull<>(STATUSES, AprioriExperimentStatus.class));
    }

    private static final class OrNull<T> extends StdDeserializer<T> {
        @Serial
        private static final long serialVersionUID = 1;

        private final ObjectMapper mapper;
        private final Class<T> type;

        OrNull(ObjectMapper mapper, Class<T> type) {
            super(type);
            this.mapper = mapper;
            this.type = type;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode tree = parser.readValueAsTree();
            try {
                return mapper.treeToValue(tree, type);
            } catch (JsonProcessingException unreadable) {
                return null;
            }
        }
    }
}
