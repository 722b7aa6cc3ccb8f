package dev.apriori.miner.fetch;

import java.io.IOException;
import java.util.regex.Pattern;

/**
 * What a partial answer is a part of.
 *
 * @param first the offset of its first byte
 * @param total size of the whole file, or {@link Progress#UNKNOWN}
 */
record ContentRange(long first, long total) {
    private static final Pattern FORM = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

    static ContentRange parse(String header) throws IOException {
        var parts = FORM.matcher(header);
        if (!parts.matches()) {
            throw new IOException("it sent a part of the file without saying which");
        }
        long total = parts.group(2).equals("*") ? Progress.UNKNOWN : Long.parseLong(parts.group(2));
        return new ContentRange(Long.parseLong(parts.group(1)), total);
    }
}
