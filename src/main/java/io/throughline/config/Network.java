package io.throughline.config;

import java.net.InetAddress;
import java.util.Locale;

/**
 * Which addresses a system's host may resolve to (S-40). A name that resolves to another class is refused before anything is sent, so that
 * neither a typing error nor a poisoned name server turns a call towards the inside of the house.
 */
public enum Network {
    /** Addresses of the internet. */
    PUBLIC,
    /** Addresses of the own house, for an ERP on the premises; never link-local or metadata addresses. */
    PRIVATE,
    /** This machine: simulators and tests; the only network where plain http is accepted. */
    LOOPBACK;

    /** Whether a call may go to this address. */
    public boolean allows(InetAddress address) {
        return switch (AddressClass.of(address)) {
            case GLOBAL -> this == PUBLIC;
            case PRIVATE -> this == PRIVATE;
            case LOOPBACK -> this == LOOPBACK;
            case FORBIDDEN -> false;
        };
    }

    /**
     * Reads the word used in system files.
     *
     * @throws IllegalArgumentException if it is none of {@code public, private, loopback}
     */
    public static Network of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The word used in system files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
