package io.throughline.connector.drop;

import io.throughline.canonical.Json;

/** A short text that stands for a content. */
final class Fingerprint {

    private static final int LENGTH = 16;

    private Fingerprint() {}

    static String of(Object plain) {
        return Json.hash(plain).substring(0, LENGTH);
    }
}
