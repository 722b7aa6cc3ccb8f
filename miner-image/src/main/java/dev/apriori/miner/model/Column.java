package dev.apriori.miner.model;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;

import java.nio.ByteBuffer;
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

    /**
     * A column of numbers, one a row. Its pages are filled without asking for one value after the other, and without a
     * dictionary: the compressor finds what repeats, and is faster.
     */
    sealed interface Numbers extends Column {
        /** The bytes of the longest value. */
        int MOST_BYTES = Double.BYTES;

        /**
         * Puts the rows {@code from} to {@code to - 1} as Parquet's PLAIN encoding has them: one after the other,
         * little-endian.
         *
         * @param page empty, with room for {@link #MOST_BYTES} a row, and little-endian
         */
        void put(ByteBuffer page, int from, int to);
    }

    /** Takes a stretch of rows at a time. */
    record Doubles(String name, Stretch values) implements Numbers {
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
        public void put(ByteBuffer page, int from, int to) {
            page.asDoubleBuffer().put(values.of(from, to));
            page.position((to - from) * Double.BYTES);
        }
    }

    /** Numbers of single precision. */
    record Floats(String name, IntToDoubleFunction value) implements Numbers {
        @Override
        public Type type() {
            return Types.required(FLOAT).named(name);
        }

        @Override
        public void put(ByteBuffer page, int from, int to) {
            for (int row = from; row < to; row++) {
                page.putFloat((float) value.applyAsDouble(row));
            }
        }
    }

    record Ints(String name, IntUnaryOperator value) implements Numbers {
        @Override
        public Type type() {
            return Types.required(INT32).named(name);
        }

        @Override
        public void put(ByteBuffer page, int from, int to) {
            for (int row = from; row < to; row++) {
                page.putInt(value.applyAsInt(row));
            }
        }
    }

    /** Texts of which most differ, which parquet-java encodes. */
    record Texts(String name, IntFunction<String> value) implements Column {
        @Override
        public Type type() {
            return Types.required(BINARY).as(LogicalTypeAnnotation.stringType()).named(name);
        }

        /** Writes the rows {@code from} to {@code to - 1}. */
        void write(ColumnWriter writer, int from, int to) {
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
        @Override
        public Type type() {
            return Types.requiredList()
                    .requiredElement(BINARY)
                    .as(LogicalTypeAnnotation.stringType())
                    .named(name);
        }
    }
}
