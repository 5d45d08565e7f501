package io.throughline.connector.http;

import java.time.Duration;

/**
 * Limits that hold for every call, whatever the system.
 *
 * @param connectTimeout the longest wait for a connection, with its TLS handshake
 * @param maxAnswerBytes the longest answer that is read (S-33)
 */
public record WireLimits(Duration connectTimeout, int maxAnswerBytes) {

    /** Five seconds; 16 MB, which holds a page of 2,000 wide records. */
    public static final WireLimits DEFAULT = new WireLimits(Duration.ofSeconds(5), 16 * 1024 * 1024);
}
