package dev.apriori.miner.model;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;

import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** A column of a Parquet file to be written: its name, its type and where its values come from, row by row. */
sealed interface Column {
    String name();

    Type type();

    /** Whether its values are worth a dictionary; the others are left to the compressor, which is faster and smaller. */
    default boolean repeatsFewValues() {
        return true;
    }

    /** Writes the rows {@code from} to {@code to - 1}. */
    void write(ColumnWriter writer, int from, int to);

    /** Takes a stretch of rows at a time. */
    record Doubles(String name, Stretch values) implements Column {
        /** Makes the values of some rows. */
        @FunctionalInterface
        interface Stretch {
            /** Those of the rows {@code from} to {@code to - 1}. */
            double[] of(int from, int to);
        }

        @Override
        public Type type() {
            return Types.required(DOUBLE).named(name);
        }

        @Override
        public boolean repeatsFewValues() {
            return false;
        }

        @Override
        public void write(ColumnWriter writer, int from, int to) {
            for (double value : values.of(from, to)) {
                writer.write(value, 0, 0);
            }
        }
    }

    /** Numbers of single precision. */
    record Floats(String name, IntToDoubleFunction value) implements Column {
        @Override
        public Type type() {
            return Types.required(FLOAT).named(name);
        }

        @Override
        public boolean repeatsFewValues() {
            return false;
        }

        @Override
        public void write(ColumnWriter writer, int from, int to) {
            for (int row = from; row < to; row++) {
                writer.write((float) value.applyAsDouble(row), 0, 0);
            }
        }
    }

    /** The same number in every row. */
    record Constant(String name, double value) implements Column {
        @Override
        public Type type() {
            return Types.required(DOUBLE).named(name);
        }

        @Override
        public void write(ColumnWriter writer, int from, int to) {
            for (int row = from; row < to; row++) {
                writer.write(value, 0, 0);
            }
        }
    }

    record Ints(String name, IntUnaryOperator value) implements Column {
        @Override
        public Type type() {
            return Types.required(INT32).named(name);
        }

        @Override
        public void write(ColumnWriter writer, int from, int to) {
            for (int row = from; row < to; row++) {
                writer.write(value.applyAsInt(row), 0, 0);
            }
        }
    }

    record Texts(String name, IntFunction<String> value) implements Column {
        @Override
        public Type type() {
            return Types.required(BINARY).as(LogicalTypeAnnotation.stringType()).named(name);
        }

        @Override
        public boolean repeatsFewValues() {
            return false;
        }

        @Override
        public void write(ColumnWriter writer, int from, int to) {
            for (int row = from; row < to; row++) {
                writer.write(Binary.fromString(value.apply(row)), 0, 0);
            }
        }
    }

    /**
     * A list of labels in each row, none of them empty.
     *
     * @param labels what the numbers that {@code label} gives stand for
     * @param size by row, how many labels
     * @param label by row and position, the label's number
     */
    record Labels(String name, List<Binary> labels, IntUnaryOperator size, IntBinaryOperator label) implements Column {
        private static final int FIRST = 0;
        private static final int FURTHER = 1;

        @Override
        public Type type() {
            return Types.requiredList()
                    .requiredElement(BINARY)
                    .as(LogicalTypeAnnotation.stringType())
                    .named(name);
        }

        @Override
        public void write(ColumnWriter writer, int from, int to) {
            for (int row = from; row < to; row++) {
                int last = size.applyAsInt(row) - 1;
                for (int i = 0; i <= last; i++) {
                    writer.write(labels.get(label.applyAsInt(row, i)), i == 0 ? FIRST : FURTHER, 1);
                }
            }
        }
    }
}
