package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** Which rules are wanted, the same for all trials. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RulesSpec(
        @JsonPropertyDescription("The most p-value of a rule, as text, such as \"0.05\": how likely its sides would be"
                + " together that often by chance (Fisher's exact test, one-sided). With correction BenjaminiHochberg it"
                + " is the share of a trial's rules that may be chance. Empty: no rule is left out; how many are"
                + " significant at 0.05 is logged all the same.")
        @Size(max = 24)
        @ValidationRule(value = SpecRules.OPTIONAL_FRACTION, message = SpecRules.OPTIONAL_FRACTION_FIX)
        String maxPValue,

        @JsonPropertyDescription("What is done about many rules being tested at once. BenjaminiHochberg: p-values are"
                + " held against all pairs of frequent sides that could have made a rule. None: nothing.")
        Correction correction,

        @JsonPropertyDescription("Items by the data's own identifiers; a rule must hold one of them at least, on either"
                + " side. Empty: it need not.")
        @Size(max = 50)
        @ValidationRule(value = SpecRules.DISTINCT, message = SpecRules.DISTINCT_ITEMS_FIX)
        List<@Size(min = 1, max = 80) String> mustContainAny,

        @JsonPropertyDescription("Items that are dropped from the data before it is mined.")
        @Size(max = 50)
        @ValidationRule(value = SpecRules.DISTINCT, message = SpecRules.DISTINCT_ITEMS_FIX)
        List<@Size(min = 1, max = 80) String> mustNotContain,

        @JsonPropertyDescription("Items that rules may lead to, but not start from: no antecedent holds one.")
        @Size(max = 50)
        @ValidationRule(value = SpecRules.DISTINCT, message = SpecRules.DISTINCT_ITEMS_FIX)
        List<@Size(min = 1, max = 80) String> onlyAsConsequent) {
    /** What is done about many rules being tested at once. */
    public enum Correction {
        @JsonProperty("BenjaminiHochberg")
        BENJAMINI_HOCHBERG,
        @JsonProperty("None")
        NONE
    }

    /** Any rule. */
    public static final RulesSpec ANY = new RulesSpec(null, null, null, null, null);

    public RulesSpec {
        maxPValue = requireNonNullElse(maxPValue, "");
        correction = requireNonNullElse(correction, Correction.BENJAMINI_HOCHBERG);
        mustContainAny = List.copyOf(requireNonNullElse(mustContainAny, List.of()));
        mustNotContain = List.copyOf(requireNonNullElse(mustNotContain, List.of()));
        onlyAsConsequent = List.copyOf(requireNonNullElse(onlyAsConsequent, List.of()));
    }

    /** Whether rules that are not significant are left out. */
    public boolean onlySignificant() {
        return !maxPValue.isEmpty();
    }
}
