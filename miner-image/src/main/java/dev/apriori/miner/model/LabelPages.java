package dev.apriori.miner.model;

import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.plain.PlainValuesWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridValuesWriter;

/**
 * A column of labels for one group of rows. The labels of the group are its dictionary, in the order in which they first
 * occur; pages hold places in it, as Parquet's RLE_DICTIONARY encoding has them. A label is known by its number, so that
 * no text is hashed or compared: that took parquet-java most of the time of writing such a column.
 */
final class LabelPages {
    private static final int NOT_YET = -1;
    private static final int BYTES_OF_A_SLAB = 1 << 16;
    private static final int FIRST = 0;
    private static final int FURTHER = 1;
    private static final int PRESENT = 1;
    private static final int LEVEL_BITS = 1;

    private final ByteBufferAllocator memory = new HeapByteBufferAllocator();
    private final Column.Labels column;
    private final int[] places;
    private int[] dictionary = new int[16];
    private int size;

    /** @param from the group's first row, {@code to} behind its last */
    LabelPages(Column.Labels column, int from, int to) {
        this.column = column;
        places = new int[column.labels().size()];
        Arrays.fill(places, NOT_YET);
        for (int row = from; row < to; row++) {
            int labels = column.size().applyAsInt(row);
            for (int i = 0; i < labels; i++) {
                learn(column.label().applyAsInt(row, i));
            }
        }
    }

    private void learn(int label) {
        if (places[label] == NOT_YET) {
            if (size == dictionary.length) {
                dictionary = Arrays.copyOf(dictionary, 2 * size);
            }
            places[label] = size;
            dictionary[size++] = label;
        }
    }

    void writeDictionary(PageWriter page) throws IOException {
        try (var labels = new PlainValuesWriter(BYTES_OF_A_SLAB, Integer.MAX_VALUE, memory)) {
            for (int place = 0; place < size; place++) {
                labels.writeBytes(column.labels().get(dictionary[place]));
            }
            page.writeDictionaryPage(new DictionaryPage(labels.getBytes(), size, Encoding.PLAIN));
        }
    }

    /** Writes the rows {@code from} to {@code to - 1}. */
    void write(PageWriter page, ColumnDescriptor descriptor, int from, int to) throws IOException {
        int width = BytesUtils.getWidthFromMaxInt(size - 1);
        try (var repetitions = levels();
                var definitions = levels();
                var codes = new RunLengthBitPackingHybridEncoder(width, BYTES_OF_A_SLAB, Integer.MAX_VALUE, memory)) {
            int values = 0;
            for (int row = from; row < to; row++) {
                int labels = column.size().applyAsInt(row);
                for (int i = 0; i < labels; i++) {
                    repetitions.writeInteger(i == 0 ? FIRST : FURTHER);
                    definitions.writeInteger(PRESENT);
                    codes.writeInt(places[column.label().applyAsInt(row, i)]);
                }
                values += labels;
            }
            BytesInput all = BytesInput.concat(
                    repetitions.getBytes(),
                    definitions.getBytes(),
                    BytesInput.from(new byte[] {(byte) width}),
                    codes.toBytes());
            page.writePage(
                    all,
                    values,
                    to - from,
                    Statistics.noopStats(descriptor.getPrimitiveType()),
                    repetitions.getEncoding(),
                    definitions.getEncoding(),
                    Encoding.RLE_DICTIONARY);
        }
    }

    private RunLengthBitPackingHybridValuesWriter levels() {
        return new RunLengthBitPackingHybridValuesWriter(LEVEL_BITS, BYTES_OF_A_SLAB, Integer.MAX_VALUE, memory);
    }
}
