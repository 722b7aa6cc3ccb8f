package dev.apriori.experiment.api;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;

/** The data to mine, and how to get and read it. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(value = SpecRules.COLUMNS_NAMED, message = SpecRules.COLUMNS_NAMED_FIX, fieldPath = ".columns")
@ValidationRule(
        value = SpecRules.COLUMNS_ONLY_FOR_CSV,
        message = SpecRules.COLUMNS_ONLY_FOR_CSV_FIX,
        fieldPath = ".columns")
public record Dataset(
        @Required
        @JsonPropertyDescription("How the lines are read: MovieLensCsv (ratings.csv), MovieLensDat (ratings.dat),"
                + " MovieLens100k (u.data), Baskets (one transaction a line, items separated by spaces) or Csv"
                + " (columns named by columns). Each may be plain, gzip, or inside a zip.")
        DataFormat format,

        @Required
        @JsonPropertyDescription("Where the data is: file:///data/ratings.csv, file:ratings.csv (relative to"
                + " /data, where volume is mounted; on one machine, to the folder of the experiment's file),"
                + " https://… or s3://bucket/key.")
        @Size(max = 2048)
        @ValidationRule(value = SpecRules.SOURCE, message = SpecRules.SOURCE_FIX)
        String uri,

        @JsonPropertyDescription("Where the items' names are, in MovieLens' form (movies.csv, movies.dat, u.item); the"
                + " same forms of address as uri, and it may be the same zip. Empty: items are shown by number.")
        @Size(max = 2048)
        @ValidationRule(value = SpecRules.OPTIONAL_SOURCE, message = SpecRules.SOURCE_FIX)
        String itemNames,

        @JsonPropertyDescription("SHA-256 of the bytes at uri, as sha256sum prints it; other bytes fail the trials with"
                + " that reason. Empty: any bytes are taken.")
        @Size(max = 64)
        @ValidationRule(value = SpecRules.SHA256, message = SpecRules.SHA256_FIX)
        String sha256,

        @JsonPropertyDescription("The columns' names in the first line of a file of format Csv.")
        Columns columns,

        @JsonPropertyDescription("The one character between the columns of format Csv; empty to have it found out from"
                + " the first line.")
        @Size(max = 1)
        @ValidationRule(value = SpecRules.SEPARATOR, message = SpecRules.SEPARATOR_FIX)
        String separator,

        @JsonPropertyDescription("A source of a Kubernetes volume, mounted read-only at /data, such as"
                + " {persistentVolumeClaim: {claimName: ratings}} or {configMap: {name: ratings}}.")
        @PreserveUnknownFields
        Map<String, Object> volume,

        @JsonPropertyDescription("A Secret whose keys become environment variables of the mining pods, such as"
                + " AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION and AWS_ENDPOINT_URL_S3 for s3.")
        SecretRef credentialsSecretRef,

        @JsonPropertyDescription("What users of the model server clicked and watched, as more ratings: each of them is"
                + " one more user. It is read when a sweep begins.")
        DatasetFeedback feedback) {

    public Dataset {
        requireNonNull(format, "spec.dataset.format");
        requireNonNull(uri, "spec.dataset.uri");
        itemNames = requireNonNullElse(itemNames, "");
        sha256 = requireNonNullElse(sha256, "");
        columns = requireNonNullElse(columns, Columns.NONE);
        separator = requireNonNullElse(separator, "");
        volume = Copies.of(volume);
        credentialsSecretRef = requireNonNullElse(credentialsSecretRef, SecretRef.NONE);
        feedback = requireNonNullElse(feedback, DatasetFeedback.NONE);
    }

    /** The same in other places: for a copy that is at hand. */
    public Dataset at(String newUri, String newItemNames) {
        return new Dataset(
                format, newUri, newItemNames, sha256, columns, separator, volume, credentialsSecretRef, feedback);
    }
}
