package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Which column holds what; all empty for formats that have their columns fixed. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(value = SpecRules.COLUMNS_DIFFER, message = SpecRules.COLUMNS_DIFFER_FIX)
public record Columns(
        @JsonPropertyDescription("The column of users, such as customer_id: one transaction is one user's.")
        @Size(max = 200)
        String user,

        @JsonPropertyDescription("The column of items, such as product_id.") @Size(max = 200)
        String item,

        @JsonPropertyDescription("The column of ratings; empty when each line is a like.") @Size(max = 200)
        String rating) {
    static final Columns NONE = new Columns("", "", "");

    public Columns {
        user = requireNonNullElse(user, "");
        item = requireNonNullElse(item, "");
        rating = requireNonNullElse(rating, "");
    }
}
