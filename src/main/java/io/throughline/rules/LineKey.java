package io.throughline.rules;

import io.throughline.canonical.Json;
import java.util.regex.Pattern;

/** Names of posting lines, the same whenever the same decision is made again: {@code <system>-<entry id>-<ordinal>[-r][-leg]}. */
public final class LineKey {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9]{1,40}");
    private static final int DIGEST = 12;

    private LineKey() {}

    /** The line that the so-manieth decision about a time entry makes. */
    public static String ofTime(String system, String entryId, int ordinal) {
        return code(system) + "-" + part(entryId) + "-" + ordinal;
    }

    /** The same of an expense: ids of both kinds may be the same at a system. */
    public static String ofExpense(String system, String entryId, int ordinal) {
        return code(system) + "-x-" + part(entryId) + "-" + ordinal;
    }

    private static String code(String system) {
        return CODE.matcher(system).matches() ? system : Keys.kebab(system);
    }

    /** An id of letters and digits as it is; any other with a digest, so that two ids never make one key. */
    private static String part(String id) {
        if (PLAIN.matcher(id).matches()) {
            return id;
        }
        String kebab = Keys.kebab(id);
        String cut = kebab.length() > 30 ? kebab.substring(0, 30).replaceAll("-$", "") : kebab;
        return cut + "-" + Json.hash(id).substring(0, DIGEST);
    }
}
