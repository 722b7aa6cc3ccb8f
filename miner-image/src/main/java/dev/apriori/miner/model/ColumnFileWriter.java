package dev.apriori.miner.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.crypto.FileEncryptionProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Writes a table as a Parquet file column by column, a page's rows at a time: twice as fast as handing parquet-java
 * record after record.
 */
final class ColumnFileWriter {
    private static final int ROWS_A_PAGE = 100_000;
    /** Bounds the compressed pages in memory before they reach the disk: about 20 bytes for a rule. */
    private static final int ROWS_A_GROUP = 1_000_000;

    /** Levels that are all nought take no room, however they are said to be encoded. */
    private static final Encoding NO_LEVELS = Encoding.RLE;

    private static final long ROW_GROUP_ALIGNMENT = 1;
    private static final int NO_PADDING = 0;
    private static final FileEncryptionProperties UNENCRYPTED = null;

    private final List<Column> columns;
    private final MessageType schema;
    private final MessageType encoded;
    private final ParquetProperties properties;

    ColumnFileWriter(String name, List<Column> columns) {
        this.columns = columns;
        schema = schema(name, columns.stream());
        encoded = schema(name, columns.stream().filter(Column.Values.class::isInstance));
        properties = properties(columns, schema);
    }

    private static MessageType schema(String name, Stream<Column> columns) {
        return new MessageType(name, columns.map(Column::type).toArray(Type[]::new));
    }

    /** Pages end where the rows say, not where their bytes do: so each column's page can be filled in one go. */
    private static ParquetProperties properties(List<Column> columns, MessageType schema) {
        var properties = ParquetProperties.builder()
                .withAllocator(new HeapByteBufferAllocator())
                .withStatisticsEnabled(false)
                .withSizeStatisticsEnabled(false)
                .withPageRowCountLimit(ROWS_A_PAGE)
                .withMinRowCountForPageSizeCheck(ROWS_A_PAGE)
                .withPageSize(Integer.MAX_VALUE);
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i) instanceof Column.Values values) {
                String path =
                        ColumnPath.get(schema.getColumns().get(i).getPath()).toDotString();
                properties.withDictionaryEncoding(path, values.repeatsFewValues());
            }
        }
        return properties.build();
    }

    /** @param facts what the file says of itself besides its rows, by name */
    void write(Path file, int rows, Map<String, String> facts) throws IOException {
        try (var writer = new ParquetFileWriter(
                new LocalOutputFile(file),
                schema,
                ParquetFileWriter.Mode.OVERWRITE,
                ROW_GROUP_ALIGNMENT,
                NO_PADDING,
                UNENCRYPTED,
                properties)) {
            writer.start();
            for (int from = 0; from < rows; from += ROWS_A_GROUP) {
                writeGroup(writer, from, Math.min(rows, from + ROWS_A_GROUP));
            }
            writer.end(facts);
        }
    }

    private void writeGroup(ParquetFileWriter file, int from, int to) throws IOException {
        try (var pages = new ColumnChunkPageWriteStore(
                        new Zstandard(),
                        schema,
                        properties.getAllocator(),
                        properties.getColumnIndexTruncateLength(),
                        properties.getPageWriteChecksumEnabled());
                var store = properties.newColumnWriteStore(encoded, pages)) {
            for (int page = from; page < to; page += ROWS_A_PAGE) {
                writePage(pages, store, page, Math.min(to, page + ROWS_A_PAGE));
            }
            store.flush();
            file.startBlock(to - from);
            pages.flushToFileWriter(file);
            file.endBlock();
        }
    }

    private void writePage(ColumnChunkPageWriteStore pages, ColumnWriteStore store, int from, int to)
            throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            ColumnDescriptor place = schema.getColumns().get(i);
            switch (columns.get(i)) {
                case Column.Numbers numbers ->
                    write(pages.getPageWriter(place), place, numbers.plain(from, to), to - from);
                case Column.Values values -> values.write(store.getColumnWriter(place), from, to);
            }
        }
        if (!encoded.getColumns().isEmpty()) {
            for (int row = from; row < to; row++) {
                store.endRecord();
            }
        }
    }

    private static void write(PageWriter page, ColumnDescriptor place, ByteBuffer values, int rows) throws IOException {
        page.writePage(
                BytesInput.from(values),
                rows,
                rows,
                Statistics.noopStats(place.getPrimitiveType()),
                NO_LEVELS,
                NO_LEVELS,
                Encoding.PLAIN);
    }
}
