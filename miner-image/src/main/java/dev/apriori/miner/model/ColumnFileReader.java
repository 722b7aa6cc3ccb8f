package dev.apriori.miner.model;

import dev.apriori.mining.MiningException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Reads single columns of a Parquet file into arrays: of the others not a byte is read. */
final class ColumnFileReader implements Closeable {
    private final Path file;
    private final ParquetFileReader reader;
    private final MessageType schema;
    private final int rows;

    /** The lists of a column: row {@code r} has {@code contents[offsets[r]]} to {@code contents[offsets[r + 1] - 1]}. */
    @SuppressWarnings("ArrayRecordComponent") // columns are what this is
    record Lists(int[] offsets, int[] contents) {}

    private ColumnFileReader(Path file, ParquetFileReader reader) {
        this.file = file;
        this.reader = reader;
        this.schema = reader.getFileMetaData().getSchema();
        this.rows = Math.toIntExact(reader.getRecordCount());
    }

    /** @throws MiningException when it is no Parquet file */
    static ColumnFileReader open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), null, "there is no such file");
        }
        var options = new ParquetReadOptions.Builder(new PlainParquetConfiguration())
                .withCodecFactory(new Zstandard())
                .build();
        try {
            return new ColumnFileReader(file, ParquetFileReader.open(new LocalInputFile(file), options));
        } catch (IOException | RuntimeException e) { // what parquet-java throws for bytes that are not Parquet
            throw unreadable(file, e);
        }
    }

    int[] ints(String column) {
        var ints = new ColumnSink.Ints(rows);
        read(column, PrimitiveTypeName.INT32, ints);
        return ints.values();
    }

    float[] floats(String column) {
        var floats = new ColumnSink.Floats(rows);
        read(column, PrimitiveTypeName.FLOAT, floats);
        return floats.values();
    }

    List<String> texts(String column) {
        var texts = new ColumnSink.Texts(rows);
        read(column, PrimitiveTypeName.BINARY, texts);
        return texts.values();
    }

    /** @param number what stands for a label in the answer */
    Lists lists(String column, ToIntFunction<String> number) {
        var labels = new ColumnSink.Labels(rows, number);
        read(column, PrimitiveTypeName.BINARY, labels);
        return labels.lists();
    }

    /** The place of each label in the list, for {@link #lists}. */
    ToIntFunction<String> indexOf(List<String> labels) {
        Map<String, Integer> index = HashMap.newHashMap(labels.size());
        for (int i = 0; i < labels.size(); i++) {
            index.put(labels.get(i), i);
        }
        return label -> Optional.ofNullable(index.get(label))
                .orElseThrow(() -> new MiningException(
                        file + " names item '" + label + "', which is not in the catalogue that came with it"));
    }

    /** @throws MiningException when the file says nothing of that name, or no number */
    int intFact(String name) {
        String value = reader.getFileMetaData().getKeyValueMetaData().getOrDefault(name, "");
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new MiningException(file + " has no number under '" + name + "': it was not written by apriori", e);
        }
    }

    private void read(String column, PrimitiveTypeName type, ColumnSink sink) {
        ColumnDescriptor descriptor = descriptor(column, type);
        try {
            reader.setRequestedSchema(List.of(descriptor));
            for (int group = 0; group < reader.getRowGroups().size(); group++) {
                read(reader.readRowGroup(group), descriptor, sink);
            }
        } catch (MiningException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // what parquet-java throws for pages that are cut or garbled
            throw unreadable(file, e);
        }
    }

    private void read(PageReadStore group, ColumnDescriptor descriptor, ColumnSink sink) {
        var projection =
                new MessageType(schema.getName(), schema.getType(descriptor.getPath()[0]));
        var store = new ColumnReadStoreImpl(
                group,
                sink.at(descriptor.getPath().length),
                projection,
                reader.getFileMetaData().getCreatedBy());
        ColumnReader values = store.getColumnReader(descriptor);
        int count = Math.toIntExact(group.getPageReader(descriptor).getTotalValueCount());
        sink.expect(count);
        for (int i = 0; i < count; i++) {
            if (values.getCurrentRepetitionLevel() == 0) {
                sink.startRow();
            }
            values.writeCurrentValueToConverter();
            values.consume();
        }
    }

    private ColumnDescriptor descriptor(String column, PrimitiveTypeName type) {
        return schema.getColumns().stream()
                .filter(c ->
                        c.getPath()[0].equals(column) && c.getPrimitiveType().getPrimitiveTypeName() == type)
                .findFirst()
                .orElseThrow(() -> new MiningException(
                        file + " has no column '" + column + "' of the right type: it was not written by apriori"));
    }

    private static MiningException unreadable(Path file, Exception cause) {
        return new MiningException(file + " is no whole Parquet file: " + cause.getMessage(), cause);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
