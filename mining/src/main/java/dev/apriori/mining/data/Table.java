package dev.apriori.mining.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.apriori.mining.MiningException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;

/**
 * How the lines of a file are divided into fields.
 *
 * @param separator what stands between two fields
 * @param quoted whether a field in double quotes may hold the separator
 */
record Table(Charset charset, String separator, boolean quoted) {
    /** Stands for a quotation mark where there is none; files that hold it are refused as binary. */
    private static final char NEVER = '\0';

    /** FastCSV wants room for a field and what surrounds it. */
    private static final int BUFFER_MARGIN = 1 << 14;

    /**
     * Reads to the end.
     *
     * @throws MiningException when the file cannot be read or unpacked, or the handler complains
     */
    void read(DataFile file, ReadLimits limits, LineHandler handler) {
        CsvReader.CsvReaderBuilder builder = CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter(quoted ? '"' : NEVER)
                .allowUnclosedQuote(false)
                .maxBufferSize(limits.maxFieldLength() + BUFFER_MARGIN);
        try (CsvReader<Object> reader = builder.build(handler, file.reader(charset))) {
            if (reader.iterator().hasNext()) {
                throw new IllegalStateException("a handler gave back a record");
            }
        } catch (UncheckedIOException e) {
            throw file.unreadable(e.getCause());
        } catch (IOException e) {
            throw file.unreadable(e);
        } catch (CsvParseException e) {
            throw cause(e, handler);
        }
    }

    /** FastCSV wraps whatever a handler throws. */
    private static RuntimeException cause(CsvParseException e, LineHandler handler) {
        Throwable cause = e.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof RuntimeException thrown) {
            return thrown;
        }
        return handler.trouble("a field does not end, or its closing quote is not followed by the separator; "
                + "check the separator and double the quotes inside quoted fields");
    }
}
