package dev.apriori.miner.pod;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** The one line that Kubernetes keeps of a container that has ended. The first one written stays. Safe for threads. */
public final class TerminationMessage {
    /** The most bytes that Kubernetes keeps. */
    public static final int MAX_BYTES = 4096;

    private static final Path OF_KUBERNETES = Path.of("/dev/termination-log");
    private static final byte[] CUT = "…".getBytes(StandardCharsets.UTF_8);

    private final Optional<Path> file;
    private boolean written;

    private TerminationMessage(Optional<Path> file) {
        this.file = file;
    }

    /** Where the user says, else where Kubernetes has put a file for it; outside of a pod nowhere. */
    public static TerminationMessage at(Optional<Path> given) {
        return new TerminationMessage(given.or(() -> Optional.of(OF_KUBERNETES).filter(Files::exists)));
    }

    /** Whether anyone will read it. */
    public boolean isAsked() {
        return file.isPresent();
    }

    /** Writes the message at once, as one line that fits. Where that cannot be done, the log has it. */
    public synchronized void write(String message) {
        if (written || file.isEmpty()) {
            return;
        }
        written = true;
        try {
            // The file is a mount of its own: another cannot be moved over it. So few bytes are written in one piece.
            Files.write(file.get(), fit(message));
        } catch (IOException e) {
            // Asked for only now: the first logger that is asked for takes its prefix as it is then.
            LoggerFactory.getLogger(TerminationMessage.class)
                    .warn("the termination message cannot be written to {} ({}); it was: {}", file.get(), e, message);
        }
    }

    private static byte[] fit(String message) {
        String line = message.strip().replaceAll("\\s*\\R\\s*", " ");
        byte[] whole = line.getBytes(StandardCharsets.UTF_8);
        if (whole.length <= MAX_BYTES) {
            return whole;
        }
        var bytes = ByteBuffer.allocate(MAX_BYTES);
        bytes.limit(MAX_BYTES - CUT.length);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(line), bytes, true);
        bytes.limit(MAX_BYTES);
        bytes.put(CUT);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
