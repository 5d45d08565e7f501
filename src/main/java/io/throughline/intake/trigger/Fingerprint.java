package io.throughline.intake.trigger;

import io.throughline.canonical.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One short text for the values of the watched commercial fields: the same text means the same terms, however a vendor writes its
 * numbers. It tells nothing about the values themselves, so that it may stand in keys and logs.
 */
final class Fingerprint {

    private static final int LENGTH = 24;

    private Fingerprint() {}

    static String of(Map<String, Object> record, List<String> watched) {
        Map<String, Object> terms = new LinkedHashMap<>();
        watched.forEach(field -> terms.put(field, Fields.read(record, field)));
        return Json.hash(terms).substring(0, LENGTH);
    }
}
