package dev.apriori.e2e.store;

import java.net.URI;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * Serves the folders of a folder as buckets. S3Proxy's own program sends the standard streams to a logger, which the
 * tests' logger sends back to them.
 */
final class ObjectStoreProgram {
    private ObjectStoreProgram() {}

    /** @param args the address to listen at, the folder, who is let in, and by what secret */
    public static void main(String... args) throws Exception {
        S3Proxy.builder()
                .endpoint(URI.create(args[0]))
                .blobStore(new FilesystemNio2BlobStore(args[1]))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, args[2], args[3])
                .build()
                .start();
        Thread.currentThread().join();
    }
}
