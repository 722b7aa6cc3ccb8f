package dev.apriori.experiment.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.apriori.experiment.api.SpecRules;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules of {@link SpecRules} in Java: the API server judges by the rule's text, a file by its twin here. A rule
 * that is one regular expression is its own twin.
 */
final class RuleTwins {
    private static final Pattern ONE_EXPRESSION = Pattern.compile("self\\.matches\\('([^']*)'\\)");
    private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern MLFLOWS_ALIAS = Pattern.compile("[vV][0-9]+|latest|candidate");
    private static final Pattern CRON = Pattern.compile("([0-9A-Za-z*,/-]+( [0-9A-Za-z*,/-]+){4})?");
    private static final Pattern CRON_NICKNAME = Pattern.compile("@(hourly|daily|weekly|monthly)");
    private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");

    private static final Map<String, Predicate<JsonNode>> TWINS = Map.ofEntries(
            Map.entry(SpecRules.DISTINCT, list -> distinct(list, JsonNode::asText)),
            Map.entry(SpecRules.DISTINCT_DECIMALS, list -> distinct(list, RuleTwins::decimal)),
            Map.entry(SpecRules.GRID_SIZE, grid -> trials(grid) <= SpecRules.MAX_TRIALS),
            Map.entry(SpecRules.COLUMNS_NAMED, RuleTwins::columnsAreNamed),
            Map.entry(SpecRules.COLUMNS_ONLY_FOR_CSV, RuleTwins::columnsAreOfCsv),
            Map.entry(SpecRules.COLUMNS_DIFFER, columns -> distinct(columns, JsonNode::asText)),
            Map.entry(
                    SpecRules.SEARCH,
                    search -> search.path("strategy").asText().equals("Random") == search.has("maxTrials")),
            Map.entry(SpecRules.TRIALS_PER_JOB, RuleTwins::isAutoOrCount),
            Map.entry(SpecRules.FEEDBACK_VOLUME, feedback -> !sinkIs(feedback, "File") || feedback.has("volume")),
            Map.entry(
                    SpecRules.FEEDBACK_SOMEWHERE,
                    spec -> spec.at("/dataset/feedback/uri").asText().isEmpty()
                            || spec.at("/dataset/feedback").has("volume")
                            || spec.at("/serving/feedback").has("volume")),
            Map.entry(
                    SpecRules.FEEDBACK_KAFKA,
                    feedback -> !sinkIs(feedback, "Kafka")
                            || !feedback.at("/kafka/bootstrapServers").asText().isEmpty()),
            Map.entry(
                    SpecRules.AUTOSCALING,
                    scaling -> !scaling.has("maxReplicas")
                            || scaling.path("maxReplicas").asInt()
                                    >= scaling.path("minReplicas").asInt()),
            Map.entry(SpecRules.CANARY_STEPS, RuleTwins::sharesGrow),
            Map.entry(SpecRules.ALIAS, alias -> matches(ALIAS, alias) && !matches(MLFLOWS_ALIAS, alias)),
            Map.entry(SpecRules.SCHEDULE, schedule -> matches(CRON, schedule) || matches(CRON_NICKNAME, schedule)),
            Map.entry(
                    SpecRules.NAME,
                    resource -> resource.at("/metadata/name").asText().length() <= 40
                            && matches(NAME, resource.at("/metadata/name"))));

    private RuleTwins() {}

    /** Whether the value keeps the rule. */
    static boolean holds(String rule, JsonNode self) {
        Matcher expression = ONE_EXPRESSION.matcher(rule);
        if (expression.matches()) {
            return Pattern.compile(expression.group(1)).matcher(self.asText()).find();
        }
        Predicate<JsonNode> twin = TWINS.get(rule);
        if (twin == null) {
            throw new IllegalStateException("the rule has no twin: " + rule);
        }
        return twin.test(self);
    }

    private static boolean matches(Pattern pattern, JsonNode text) {
        return pattern.matcher(text.asText()).matches();
    }

    /** How many trials the grid makes; more than a {@code long} holds is still too many. */
    static long trials(JsonNode grid) {
        double trials = 1;
        for (JsonNode list : grid) {
            trials *= list.size();
        }
        return (long) trials;
    }

    private static <K> boolean distinct(JsonNode list, Function<JsonNode, K> key) {
        Set<K> seen = new HashSet<>();
        for (JsonNode item : list) {
            if (!seen.add(key.apply(item))) {
                return false;
            }
        }
        return true;
    }

    private static BigDecimal decimal(JsonNode text) {
        return new BigDecimal(text.asText()).stripTrailingZeros();
    }

    private static boolean columnsAreNamed(JsonNode dataset) {
        JsonNode columns = dataset.path("columns");
        return !isCsv(dataset)
                || (!columns.path("user").asText().isEmpty()
                        && !columns.path("item").asText().isEmpty());
    }

    private static boolean columnsAreOfCsv(JsonNode dataset) {
        return isCsv(dataset) || dataset.path("columns").isEmpty();
    }

    private static boolean sinkIs(JsonNode feedback, String sink) {
        return feedback.path("sink").asText().equals(sink);
    }

    private static boolean isCsv(JsonNode dataset) {
        return dataset.path("format").asText().equals("Csv");
    }

    private static boolean sharesGrow(JsonNode canary) {
        int last = canary.path("percent").asInt(Integer.MAX_VALUE);
        for (JsonNode share : canary.path("steps")) {
            if (share.asInt() <= last) {
                return false;
            }
            last = share.asInt();
        }
        return true;
    }

    private static boolean isAutoOrCount(JsonNode value) {
        return value.isIntegralNumber()
                ? value.canConvertToInt() && value.intValue() >= 1 && value.intValue() <= SpecRules.MAX_TRIALS
                : value.asText().equals("Auto");
    }
}
