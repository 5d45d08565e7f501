package io.throughline.ledger.jdbc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Binary columns: gzip, at most 1 MB compressed, because H2 keeps no more than 1,048,576 bytes in a column. */
final class Bodies {

    static final int MAX_COMPRESSED = 1_048_576;

    private Bodies() {}

    /** Null stays null. */
    static byte[] compress(byte[] body) {
        if (body == null) {
            return null;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return fitting(out.toByteArray(), body.length);
    }

    static byte[] expand(byte[] compressed) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "LED-2023 a stored body is damaged and cannot be read. Nothing was changed. Restore it from a backup of the database.",
                    e);
        }
    }

    /** SHA-256, 64 hexadecimal digits; null stays null. */
    static String hash(byte[] body) {
        if (body == null) {
            return null;
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    private static byte[] fitting(byte[] compressed, int length) {
        if (compressed.length > MAX_COMPRESSED) {
            throw new IllegalArgumentException(
                    "LED-2006 a body of %d bytes has %d bytes compressed; the ledger keeps at most %d. Nothing was stored. Lower the size limit at the edge."
                            .formatted(length, compressed.length, MAX_COMPRESSED));
        }
        return compressed;
    }
}
