package dev.apriori.miner.fetch;

import java.net.URI;
import java.nio.file.Path;

/** Where a data set's file is: on this machine, at an address of the web, or in an S3 bucket. */
public sealed interface DataSource {
    /** The field of the experiment that names the source, such as {@code spec.dataset.uri}. */
    String field();

    /** The source for people: without a web address's query, which may hold a signature. */
    String shown();

    /** The last part of the path, such as {@code ratings.csv}. */
    String fileName();

    /**
     * @param field the field that holds the text, for messages
     * @param text a path, or a URI of scheme {@code file}, {@code https} or {@code s3}; {@code http} on loopback only
     * @param base the folder of the experiment's file, which relative paths start from
     * @throws SourceException when the text is none of these
     */
    static DataSource parse(String field, String text, Path base) {
        return new SourceParser(field, text).parse(base);
    }

    /** @param path absolute; whether there is a file is not looked at */
    record LocalFile(String field, Path path) implements DataSource {
        @Override
        public String shown() {
            return path.toString();
        }

        @Override
        public String fileName() {
            return path.getFileName() == null ? shown() : path.getFileName().toString();
        }
    }

    /** @param uri absolute, without user and fragment: {@code https}, or {@code http} of a loopback host */
    record Web(String field, URI uri) implements DataSource {
        @Override
        public String shown() {
            return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
        }

        @Override
        public String fileName() {
            return lastSegment(uri.getPath(), uri.getHost());
        }

        /** The query may hold a signature, so that it stays out of logs. */
        @Override
        public String toString() {
            return "Web[" + shown() + "]";
        }
    }

    /** @param key as S3 has it, not percent-encoded */
    record S3Object(String field, String bucket, String key) implements DataSource {
        @Override
        public String shown() {
            return "s3://" + bucket + "/" + key;
        }

        @Override
        public String fileName() {
            return lastSegment(key, bucket);
        }
    }

    private static String lastSegment(String path, String otherwise) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.isEmpty() ? otherwise : last;
    }
}
