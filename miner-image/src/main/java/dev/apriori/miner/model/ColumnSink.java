package dev.apriori.miner.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;

/** Where the values of one column go as they are read. */
abstract sealed class ColumnSink extends PrimitiveConverter {
    /** So many values more are about to come. */
    void expect(int values) {}

    /** The next value is the first of a row. */
    void startRow() {}

    /** This sink as parquet-java reaches it: below as many groups as its column's path has names. */
    GroupConverter at(int depth) {
        Converter inner = this;
        for (int i = 0; i < depth; i++) {
            inner = new Around(inner);
        }
        return inner.asGroupConverter();
    }

    static final class Ints extends ColumnSink {
        private final int[] values;
        private int size;

        Ints(int rows) {
            values = new int[rows];
        }

        @Override
        public void addInt(int value) {
            values[size++] = value;
        }

        int[] values() {
            return values;
        }
    }

    static final class Floats extends ColumnSink {
        private final float[] values;
        private int size;

        Floats(int rows) {
            values = new float[rows];
        }

        @Override
        public void addFloat(float value) {
            values[size++] = value;
        }

        float[] values() {
            return values;
        }
    }

    static final class Texts extends ColumnSink {
        private final List<String> values;

        Texts(int rows) {
            values = new ArrayList<>(rows);
        }

        @Override
        public void addBinary(Binary value) {
            values.add(value.toStringUsingUTF8());
        }

        List<String> values() {
            return values;
        }
    }

    /** Lists of labels as numbers. A label that the file keeps in a dictionary is looked up once, not once a row. */
    static final class Labels extends ColumnSink {
        private final ToIntFunction<String> number;
        private final int[] offsets;
        private int[] contents = {};
        private int row = -1;
        private int size;
        private int[] byDictionary = {};

        Labels(int rows, ToIntFunction<String> number) {
            this.number = number;
            offsets = new int[rows + 1];
        }

        @Override
        void expect(int values) {
            contents = Arrays.copyOf(contents, size + values);
        }

        @Override
        void startRow() {
            offsets[++row] = size;
        }

        @Override
        public boolean hasDictionarySupport() {
            return true;
        }

        @Override
        public void setDictionary(Dictionary dictionary) {
            byDictionary = new int[dictionary.getMaxId() + 1];
            Arrays.setAll(
                    byDictionary,
                    id -> number.applyAsInt(dictionary.decodeToBinary(id).toStringUsingUTF8()));
        }

        @Override
        public void addValueFromDictionary(int id) {
            contents[size++] = byDictionary[id];
        }

        @Override
        public void addBinary(Binary value) {
            contents[size++] = number.applyAsInt(value.toStringUsingUTF8());
        }

        ColumnFileReader.Lists lists() {
            offsets[offsets.length - 1] = size;
            return new ColumnFileReader.Lists(offsets, contents);
        }
    }

    private static final class Around extends GroupConverter {
        private final Converter inner;

        Around(Converter inner) {
            this.inner = inner;
        }

        @Override
        public Converter getConverter(int field) {
            return inner;
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
    }
}
