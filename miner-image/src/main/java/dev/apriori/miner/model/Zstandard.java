package dev.apriori.miner.model;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.util.Native;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputDecompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Zstandard for parquet-java without Hadoop's codec pool, which costs a cold start and logs each use. */
final class Zstandard implements CompressionCodecFactory, BytesInputCompressor, BytesInputDecompressor {
    private static final int FASTEST_STANDARD_LEVEL = 1;

    private static final HeapByteBufferAllocator HEAP = new HeapByteBufferAllocator();

    /** @throws IOException when the native library cannot be unpacked into the folder of temporary files */
    Zstandard() throws IOException {
        try {
            Native.load();
        } catch (ExceptionInInitializerError | UnsatisfiedLinkError e) {
            throw new IOException(e.getMessage() + " in " + System.getProperty("java.io.tmpdir"), e);
        }
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        return this;
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        if (codec != CompressionCodecName.ZSTD) {
            throw new IllegalArgumentException("its columns are compressed by " + codec + ", not by ZSTD");
        }
        return this;
    }

    @Override
    public CompressionCodecName getCodecName() {
        return CompressionCodecName.ZSTD;
    }

    @Override
    public BytesInput compress(BytesInput bytes) {
        return BytesInput.from(Zstd.compress(array(bytes), FASTEST_STANDARD_LEVEL));
    }

    @Override
    public BytesInput decompress(BytesInput bytes, int size) {
        return BytesInput.from(Zstd.decompress(array(bytes), size));
    }

    private static byte[] array(BytesInput bytes) {
        byte[] array = new byte[Math.toIntExact(bytes.size())];
        bytes.toByteBuffer(HEAP, HEAP::release).get(array);
        return array;
    }

    @Override
    public void decompress(ByteBuffer compressed, int compressedSize, ByteBuffer bytes, int size) {
        throw new UnsupportedOperationException("pages are read as bytes");
    }

    @Override
    public void release() {}
}
