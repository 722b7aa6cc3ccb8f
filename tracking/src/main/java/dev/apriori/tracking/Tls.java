package dev.apriori.tracking;

import java.nio.file.Path;

/** Whose certificates a connection over https trusts. */
public sealed interface Tls {
    /** Those that Java trusts. */
    record SystemTrust() implements Tls {}

    /** Those that Java trusts, and the authorities in a PEM file. */
    record ExtraAuthority(Path pem) implements Tls {}

    /** Any, unchecked: for trying things out. */
    record Unchecked() implements Tls {}
}
