package io.throughline.simulator.salesforce;

import io.throughline.simulator.engine.Surroundings;

/** Makes and completes record ids: 15 case-sensitive characters and a checksum of three. */
final class RecordIds {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String CHECKS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private static final int SHORT = 15;

    private final Surroundings surroundings;

    RecordIds(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The id of the next new record of a type. */
    String next(String type, String prefix) {
        return numbered(prefix, surroundings.store().next(type));
    }

    /** The id of a numbered record; same seed, same id. */
    String numbered(String prefix, long number) {
        long mixed = Math.floorMod(surroundings.seed() * 0x9E3779B97F4A7C15L, 62L * 62 * 62 * 62);
        return complete(prefix + base62(mixed, 4) + base62(number, 8));
    }

    /** The 18-character form of an id of either length. */
    static String complete(String id) {
        if (id.length() != SHORT) {
            return id;
        }
        StringBuilder full = new StringBuilder(id);
        for (int block = 0; block < SHORT; block += 5) {
            int bits = 0;
            for (int i = 0; i < 5; i++) {
                bits |= Character.isUpperCase(id.charAt(block + i)) ? 1 << i : 0;
            }
            full.append(CHECKS.charAt(bits));
        }
        return full.toString();
    }

    /** Whether the text has the form of an id. */
    static boolean looksLikeId(String text) {
        return text.matches("[A-Za-z0-9]{15}([A-Za-z0-9]{3})?");
    }

    private static String base62(long number, int width) {
        StringBuilder text = new StringBuilder();
        for (long rest = number; text.length() < width; rest /= 62) {
            text.append(DIGITS.charAt((int) (rest % 62)));
        }
        return text.reverse().toString();
    }
}
