package dev.apriori.tracking;

import dev.apriori.tracking.TrackingException.Misconfigured;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A model by its {@code models:/} URI, in each of the forms that MLflow knows. The text form is that URI. */
public sealed interface ModelUri {
    /** {@code models:/name@alias} */
    record ByAlias(String name, String alias) implements ModelUri {
        @Override
        public String toString() {
            return "models:/" + name + "@" + alias;
        }
    }

    /** {@code models:/name/3} */
    record ByVersion(String name, String version) implements ModelUri {
        @Override
        public String toString() {
            return "models:/" + name + "/" + version;
        }
    }

    /** {@code models:/name/latest} */
    record Latest(String name) implements ModelUri {
        @Override
        public String toString() {
            return "models:/" + name + "/latest";
        }
    }

    /** {@code models:/m-…}: a logged model, registered or not */
    record ById(String modelId) implements ModelUri {
        @Override
        public String toString() {
            return "models:/" + modelId;
        }
    }

    Pattern FORM = Pattern.compile("models:/(?<name>[^/@:]+)(@(?<alias>[\\w-]+)|/(?<version>[0-9]+|latest))?");

    /** @throws Misconfigured when the text is none of the forms */
    static ModelUri parse(String uri) {
        Matcher form = FORM.matcher(uri.strip());
        if (form.matches()) {
            String name = form.group("name");
            String version = form.group("version");
            if (form.group("alias") != null) {
                return new ByAlias(name, form.group("alias"));
            }
            if (version != null) {
                return version.equals("latest") ? new Latest(name) : new ByVersion(name, version);
            }
            if (name.startsWith("m-")) {
                return new ById(name);
            }
        }
        throw new Misconfigured("'" + uri + "' names no model; give one such as models:/movielens@champion,"
                + " models:/movielens/3, models:/movielens/latest or models:/m-0123456789abcdef0123456789abcdef");
    }
}
