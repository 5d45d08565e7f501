package io.throughline.desk;

/** Idempotency keys: operation, subject, revision. */
final class Keys {

    private Keys() {}

    /** The key of the next revision: {@code …/1} becomes {@code …/2}. Null stays null. */
    static String raised(String key) {
        if (key == null) {
            return null;
        }
        int slash = key.lastIndexOf('/');
        String revision = key.substring(slash + 1);
        boolean numbered = slash > 0 && revision.matches("[0-9]{1,9}");
        return numbered ? key.substring(0, slash + 1) + (Long.parseLong(revision) + 1) : key + "/2";
    }
}
