package io.throughline.intake.trigger;

import java.util.regex.Pattern;

/** How a vendor writes the ids of its records. */
public enum IdStyle {
    /** As they come. */
    PLAIN {
        @Override
        String normal(String id) {
            return id;
        }
    },
    /** 15 letters in which case matters, or 18 with a check suffix; both name the same record and are kept as 18. */
    SALESFORCE {
        @Override
        String normal(String id) {
            return SHORT.matcher(id).matches() ? id + suffix(id) : id;
        }
    };

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_@.:-]{1,120}");
    private static final Pattern SHORT = Pattern.compile("[A-Za-z0-9]{15}");
    private static final String SUFFIX_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    abstract String normal(String id);

    /**
     * The id in the one form that keys and comparisons use.
     *
     * @throws UnreadableRecordException if it is no id (S-13)
     */
    public String read(Object id) {
        if (!(id instanceof String text) || !SAFE.matcher(text).matches() || text.contains("..")) {
            throw new UnreadableRecordException("its id is missing or has letters that no id has");
        }
        return normal(text);
    }

    /** Each of the three letters says which of five letters are capitals, the first one in the lowest bit. */
    private static String suffix(String id) {
        StringBuilder suffix = new StringBuilder(3);
        for (int group = 0; group < 3; group++) {
            int capitals = 0;
            for (int place = 0; place < 5; place++) {
                capitals |= Character.isUpperCase(id.charAt(group * 5 + place)) ? 1 << place : 0;
            }
            suffix.append(SUFFIX_LETTERS.charAt(capitals));
        }
        return suffix.toString();
    }
}
