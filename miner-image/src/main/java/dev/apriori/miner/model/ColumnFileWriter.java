package dev.apriori.miner.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashMap;
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
    private ByteBuffer numbers = ByteBuffer.allocate(0);

    ColumnFileWriter(String name, List<Column> columns) {
        this.columns = columns;
        schema = schema(name, columns.stream());
        encoded = schema(name, columns.stream().filter(Column.Texts.class::isInstance));
        properties = properties();
    }

    private static MessageType schema(String name, Stream<Column> columns) {
        return new MessageType(name, columns.map(Column::type).toArray(Type[]::new));
    }

    /** Pages end where the rows say, not where their bytes do: so each column's page can be filled in one go. */
    private static ParquetProperties properties() {
        return ParquetProperties.builder()
                .withAllocator(new HeapByteBufferAllocator())
                .withDictionaryEncoding(false)
                .withStatisticsEnabled(false)
                .withSizeStatisticsEnabled(false)
                .withPageRowCountLimit(ROWS_A_PAGE)
                .withMinRowCountForPageSizeCheck(ROWS_A_PAGE)
                .withPageSize(Integer.MAX_VALUE)
                .build();
    }

    /** @param facts what the file says of itself besides its rows, by name */
    void write(Path file, int rows, Map<String, String> facts) throws IOException {
        numbers = ByteBuffer.allocate(Math.min(rows, ROWS_A_PAGE) * Column.Numbers.MOST_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
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
            Map<String, LabelPages> labels = labels(from, to);
            for (int page = from; page < to; page += ROWS_A_PAGE) {
                writePage(pages, store, labels, page, Math.min(to, page + ROWS_A_PAGE));
            }
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i) instanceof Column.Labels column) {
                    labels.get(column.name()).writeDictionary(pages.getPageWriter(place(i)));
                }
            }
            store.flush();
            file.startBlock(to - from);
            pages.flushToFileWriter(file);
            file.endBlock();
        }
    }

    private Map<String, LabelPages> labels(int from, int to) {
        Map<String, LabelPages> labels = new HashMap<>();
        for (Column column : columns) {
            if (column instanceof Column.Labels ofLabels) {
                labels.put(column.name(), new LabelPages(ofLabels, from, to));
            }
        }
        return labels;
    }

    private ColumnDescriptor place(int column) {
        return schema.getColumns().get(column);
    }

    private void writePage(
            ColumnChunkPageWriteStore pages, ColumnWriteStore store, Map<String, LabelPages> labels, int from, int to)
            throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            PageWriter page = pages.getPageWriter(place(i));
            switch (columns.get(i)) {
                case Column.Numbers column -> write(page, place(i), column, from, to);
                case Column.Texts texts -> texts.write(store.getColumnWriter(place(i)), from, to);
                case Column.Labels column -> labels.get(column.name()).write(page, place(i), from, to);
            }
        }
        if (!encoded.getColumns().isEmpty()) {
            for (int row = from; row < to; row++) {
                store.endRecord();
            }
        }
    }

    /** A page's bytes are compressed, and so copied, before the next page's take their place. */
    private void write(PageWriter page, ColumnDescriptor place, Column.Numbers column, int from, int to)
            throws IOException {
        column.put(numbers.clear(), from, to);
        page.writePage(
                BytesInput.from(numbers.flip()),
                to - from,
                to - from,
                Statistics.noopStats(place.getPrimitiveType()),
                NO_LEVELS,
                NO_LEVELS,
                Encoding.PLAIN);
    }
}
