package dev.apriori.experiment.api;

/**
 * The rules of the resource in the API server's expression language (CEL). They stand in annotations, so that the API
 * server refuses what breaks them; {@code dev.apriori.experiment.check} holds the same rules for files. A message is
 * the fix: it completes "field is value; …".
 */
public final class SpecRules {
    static final String FRACTION = "self.matches('^(0[.][0-9]*[1-9][0-9]*|1([.]0+)?)$')";
    static final String FRACTION_FIX = "give a decimal above 0 and at most 1, such as \"0.01\"";

    static final String OPTIONAL_FRACTION = "self.matches('^(0[.][0-9]*[1-9][0-9]*|1([.]0+)?)?$')";
    static final String OPTIONAL_FRACTION_FIX =
            "give a decimal above 0 and at most 1, such as \"0.05\", or leave it out";

    static final String THRESHOLD = "self.matches('^-?[0-9]{1,9}([.][0-9]{1,12})?$')";
    static final String THRESHOLD_FIX = "give a decimal, such as \"0.5\"";

    static final String RATING = "self.matches('^[0-9]{1,4}([.][0-9]{1,6})?$')";
    static final String RATING_FIX = "give a decimal of 0 or more, such as \"3.5\"";

    static final String OPTIONAL_DECIMAL = "self.matches('^(-?[0-9]{1,9}([.][0-9]{1,12})?)?$')";
    static final String OPTIONAL_DECIMAL_FIX = "give a decimal, such as \"50\", or leave it out";

    static final String DURATION = "self.matches('^[1-9][0-9]{0,5}[smh]$')";
    static final String DURATION_FIX = "give a whole number of s, m or h, such as 30m";

    static final String SOURCE = "self.matches('^(file:|https://|s3://[^/]+/)[^ ]+$')";
    static final String SOURCE_FIX =
            "give a file:, https:// or s3:// address without spaces, such as file:///data/ratings.csv";

    static final String OPTIONAL_SOURCE = "self.matches('^((file:|https://|s3://[^/]+/)[^ ]+)?$')";

    static final String SHA256 = "self.matches('^([0-9a-f]{64})?$')";
    static final String SHA256_FIX = "give the 64 lower-case hexadecimal digits that sha256sum prints, or leave it out";

    static final String SERVER = "self.matches('^(https?://[^ ]+)?$')";
    static final String SERVER_FIX = "give an http:// or https:// address, such as http://mlflow:5000, or leave it out";

    static final String MODEL_NAME = "self.matches('^[^/:]*$')";
    static final String MODEL_NAME_FIX = "give a name without / and :, which MLflow refuses";

    public static final String ALIAS =
            "self.matches('^[A-Za-z0-9_-]+$') && !self.matches('^([vV][0-9]+|latest|candidate)$')";
    static final String ALIAS_FIX = "give letters, digits, - and _; 'latest' and v1, v2, … are MLflow's own names,"
            + " and 'candidate' is the newest version's";

    public static final String SCHEDULE =
            "self.matches('^([0-9A-Za-z*,/-]+( [0-9A-Za-z*,/-]+){4})?$') || self.matches('^@(hourly|daily|weekly|monthly)$')";
    static final String SCHEDULE_FIX =
            "give the five fields of cron, such as \"0 3 * * *\" for 3 in the night, or leave it out";

    static final String ORIGIN = "self.matches('^([*]|https?://[^/ ]+)$')";
    static final String ORIGIN_FIX = "give scheme and host without a path, such as https://shop.example.org, or *";

    static final String RESOURCE_NAME = "self.matches('^([a-z0-9]([-a-z0-9.]*[a-z0-9])?)?$')";
    static final String RESOURCE_NAME_FIX = "give a name of lower-case letters, digits, - and .";

    /** What is no decimal at all is left to the items' own rule. */
    public static final String DISTINCT_DECIMALS = "self.all(x, self.exists_one(y, double(y) == double(x)))"
            + " || self.exists(x, !x.matches('^-?[0-9]+([.][0-9]+)?$'))";

    public static final String DISTINCT = "self.all(x, self.exists_one(y, y == x))";
    static final String DISTINCT_FIX = "name each value once: equal values would be equal trials";

    static final String DISTINCT_ITEMS_FIX = "name each item once";

    /** The most trials one experiment may have. */
    public static final int MAX_TRIALS = 10_000;

    public static final String GRID_SIZE = "self.minSupport.size() * self.metric.size() * self.minThreshold.size()"
            + " * self.maxLength.size() * self.minRating.size() * self.minRatingsPerItem.size()"
            + " * self.algorithm.size() * self.model.size() <= 10000";
    static final String GRID_SIZE_FIX =
            "shorten its lists: their sizes multiply to the number of trials, at most 10000";

    public static final String COLUMNS_NAMED = "self.format != 'Csv' || (has(self.columns)"
            + " && has(self.columns.user) && self.columns.user != '' && has(self.columns.item) && self.columns.item != '')";
    static final String COLUMNS_NAMED_FIX =
            "format Csv needs it: give {user: NAME, item: NAME, rating: NAME} as in the file's first line";

    public static final String COLUMNS_ONLY_FOR_CSV = "self.format == 'Csv' || !has(self.columns)"
            + " || !(has(self.columns.user) || has(self.columns.item) || has(self.columns.rating))";
    static final String COLUMNS_ONLY_FOR_CSV_FIX =
            "only format Csv has columns to name: take it out, or give format: Csv";

    static final String SEPARATOR = "self.matches('^[\\t,;| ]?$')";
    static final String SEPARATOR_FIX =
            "give \",\", \";\", \"|\", \" \" or \"\\t\" for a tab, or leave it out to have it found out";

    public static final String COLUMNS_DIFFER = "(!has(self.user) || !has(self.item) || self.user != self.item)"
            + " && (!has(self.rating) || !has(self.user) || self.rating != self.user)"
            + " && (!has(self.rating) || !has(self.item) || self.rating != self.item)";
    static final String COLUMNS_DIFFER_FIX = "give different columns for user, item and rating";

    public static final String SEARCH = "self.strategy == 'Random' ? has(self.maxTrials) : !has(self.maxTrials)";
    static final String SEARCH_FIX =
            "give it with strategy Random, such as 100, and take it out with strategy Grid, which runs every trial";

    public static final String TRIALS_PER_JOB = "type(self) == int ? (self >= 1 && self <= 10000) : self == 'Auto'";
    static final String TRIALS_PER_JOB_FIX = "give Auto, or a number of trials between 1 and 10000";

    public static final String AUTOSCALING = "!has(self.maxReplicas) || self.maxReplicas >= self.minReplicas";
    static final String AUTOSCALING_FIX = "give at least minReplicas";

    public static final String CANARY_STEPS = "!has(self.steps) || (has(self.percent) && self.steps.all(x, x >"
            + " self.percent) && self.steps.isSorted() && self.steps.all(x, self.steps.exists_one(y, y == x)))";
    static final String CANARY_STEPS_FIX = "give percent, and shares that grow from there, such as [25, 50]";

    static final String DISTINCT_METRICS_FIX = "name each metric once";

    static final String HOST_PATTERN = "self.matches('^([*][.])?[a-z0-9]([-a-z0-9.]*[a-z0-9])?$')";
    static final String HOST_PATTERN_FIX = "give a host name, such as movies.example.org or *.example.org";

    static final String ABSOLUTE_PATH = "self.matches('^/[^ ?#]*$')";
    static final String ABSOLUTE_PATH_FIX = "give a path that begins with /, such as /movies";

    public static final String FEEDBACK_VOLUME = "!has(self.sink) || self.sink != 'File' || has(self.volume)";
    static final String FEEDBACK_VOLUME_FIX =
            "sink File needs it: give {persistentVolumeClaim: {claimName: feedback}}, with a claim of yours";

    public static final String FEEDBACK_KAFKA = "!has(self.sink) || self.sink != 'Kafka' || (has(self.kafka)"
            + " && has(self.kafka.bootstrapServers) && self.kafka.bootstrapServers != '')";
    static final String FEEDBACK_KAFKA_FIX = "sink Kafka needs it: give {bootstrapServers: \"kafka:9092\"}";

    static final String BROKERS = "self.matches('^([^ ,:]+:[0-9]{1,5}(,[^ ,:]+:[0-9]{1,5})*)?$')";
    static final String BROKERS_FIX = "give host:port, or some with commas between them, such as kafka:9092";

    static final String TOPIC = "self.matches('^[A-Za-z0-9._-]+$')";
    static final String TOPIC_FIX = "give letters, digits, ., _ and -, such as apriori-feedback";

    static final String FEEDBACK_FOLDER = "self.matches('^(file:///feedback(/[A-Za-z0-9_][A-Za-z0-9._-]*)*/?)?$')";
    static final String FEEDBACK_FOLDER_FIX = "give file:///feedback, or a folder below it, or leave it out";

    public static final String FEEDBACK_SOMEWHERE = "!has(self.dataset.feedback) || !has(self.dataset.feedback.uri)"
            + " || self.dataset.feedback.uri == '' || has(self.dataset.feedback.volume) || (has(self.serving)"
            + " && has(self.serving.feedback) && has(self.serving.feedback.volume))";
    static final String FEEDBACK_SOMEWHERE_FIX = "feedback needs it, unless spec.serving.feedback.volume is given: give"
            + " {persistentVolumeClaim: {claimName: feedback}}, with a claim of yours";

    static final String OPTIONAL_RATING = "self.matches('^([0-9]{1,4}([.][0-9]{1,6})?)?$')";
    static final String OPTIONAL_RATING_FIX = "give a decimal of 0 or more, such as \"3.5\", or leave it out";

    public static final String NAME =
            "self.metadata.name.size() <= 40 && self.metadata.name.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$')";
    public static final String NAME_ONLY_FIX =
            "give at most 40 lower-case letters, digits and -, a letter first: Jobs and the Service are named after it";
    static final String NAME_FIX = "metadata.name: " + NAME_ONLY_FIX;

    private SpecRules() {}
}
