package dev.apriori.miner.model;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
        /** The rows {@code from} to {@code to - 1} as Parquet's PLAIN encoding has them: one after the other, little-endian. */
        ByteBuffer plain(int from, int to);

        private static ByteBuffer buffer(int values, int width) {
            return ByteBuffer.allocate(Math.multiplyExact(values, width)).order(ByteOrder.LITTLE_ENDIAN);
        }
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
        public ByteBuffer plain(int from, int to) {
            ByteBuffer buffer = Numbers.buffer(to - from, Double.BYTES);
            buffer.asDoubleBuffer().put(values.of(from, to));
            return buffer;
        }
    }

    /** Numbers of single precision. */
    record Floats(String name, IntToDoubleFunction value) implements Numbers {
        @Override
        public Type type() {
            return Types.required(FLOAT).named(name);
        }

        @Override
        public ByteBuffer plain(int from, int to) {
            ByteBuffer buffer = Numbers.buffer(to - from, Float.BYTES);
            for (int row = from; row < to; row++) {
                buffer.putFloat((float) value.applyAsDouble(row));
            }
            return buffer.flip();
        }
    }

    record Ints(String name, IntUnaryOperator value) implements Numbers {
        @Override
        public Type type() {
            return Types.required(INT32).named(name);
        }

        @Override
        public ByteBuffer plain(int from, int to) {
            ByteBuffer buffer = Numbers.buffer(to - from, Integer.BYTES);
            for (int row = from; row < to; row++) {
                buffer.putInt(value.applyAsInt(row));
            }
            return buffer.flip();
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
