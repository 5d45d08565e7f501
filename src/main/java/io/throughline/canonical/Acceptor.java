package io.throughline.canonical;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A part of a schema that can say of a plain value that it surely fits, without making anything. It cannot refuse: what it does not accept
 * may fit all the same. Immutable; may be used by several threads.
 */
sealed interface Acceptor {

    /** True: the value fits. False: ask the validator. */
    boolean accepts(Object value);

    /** Any plain value. */
    record Anything() implements Acceptor {

        @Override
        public boolean accepts(Object value) {
            if (value instanceof String || value instanceof Boolean || value == null) {
                return true;
            }
            return value instanceof Number
                    ? isPlain(value)
                    : value instanceof Map<?, ?> map
                            ? map.entrySet().stream().allMatch(this::accepts)
                            : value instanceof Collection<?> list
                                    && list.stream().allMatch(this::accepts);
        }

        private boolean accepts(Map.Entry<?, ?> field) {
            return field.getKey() instanceof String && accepts(field.getValue());
        }
    }

    /** True and false. */
    record Truth() implements Acceptor {

        @Override
        public boolean accepts(Object value) {
            return value instanceof Boolean;
        }
    }

    /** One of a few texts. */
    record Words(Set<String> words) implements Acceptor {

        @Override
        public boolean accepts(Object value) {
            return value instanceof String text && words.contains(text);
        }
    }

    /** Text whose length in code points lies between two bounds, and that passes a check. */
    record Text(int minLength, int maxLength, Predicate<String> check) implements Acceptor {

        @Override
        public boolean accepts(Object value) {
            return value instanceof String text && isOfLength(text) && check.test(text);
        }

        /** There are at most as many code points as chars, and at least half as many: mostly nothing has to be counted. */
        private boolean isOfLength(String text) {
            int length = text.length();
            return (length <= maxLength && length / 2 >= minLength) || isOfLength(text.codePointCount(0, length));
        }

        private boolean isOfLength(int codePoints) {
            return codePoints >= minLength && codePoints <= maxLength;
        }
    }

    /** A number between two bounds, both included; null: without that bound. */
    record Amount(boolean isWhole, BigDecimal min, BigDecimal max) implements Acceptor {

        @Override
        public boolean accepts(Object value) {
            return isPlain(value) && (!isWhole || isWhole(value)) && isWithin(value);
        }

        private static boolean isWhole(Object value) {
            return !(value instanceof BigDecimal number)
                    || number.scale() <= 0
                    || number.stripTrailingZeros().scale() <= 0;
        }

        private boolean isWithin(Object value) {
            if (min == null && max == null) {
                return true;
            }
            BigDecimal number =
                    value instanceof BigDecimal exact ? exact : BigDecimal.valueOf(((Number) value).longValue());
            return (min == null || number.compareTo(min) >= 0) && (max == null || number.compareTo(max) <= 0);
        }
    }

    /** A list of so many items of one kind. */
    record Items(int min, int max, Acceptor item) implements Acceptor {

        @Override
        public boolean accepts(Object value) {
            if (!(value instanceof Collection<?> list) || list.size() < min || list.size() > max) {
                return false;
            }
            for (Object part : list) {
                if (!item.accepts(part)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * An object.
     *
     * @param required how many of the fields must be there
     * @param isOpen whether it may have other fields too
     */
    record Fields(Map<String, Field> fields, int required, boolean isOpen) implements Acceptor {

        private static final Anything ANYTHING = new Anything();

        /** What its value must be, and whether it must be there. */
        record Field(Acceptor value, boolean isRequired) {}

        @Override
        public boolean accepts(Object value) {
            if (!(value instanceof Map<?, ?> map)) {
                return false;
            }
            int found = 0;
            for (Map.Entry<?, ?> part : map.entrySet()) {
                Field field = fields.get(part.getKey());
                if (field == null ? !isOpen(part) : !field.value().accepts(part.getValue())) {
                    return false;
                }
                found += field != null && field.isRequired() ? 1 : 0;
            }
            return found == required;
        }

        private boolean isOpen(Map.Entry<?, ?> part) {
            return isOpen && ANYTHING.accepts(part);
        }
    }

    /** What several parts of a schema accept alike. */
    record All(List<Acceptor> parts) implements Acceptor {

        @Override
        public boolean accepts(Object value) {
            for (Acceptor part : parts) {
                if (!part.accepts(value)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static boolean isPlain(Object number) {
        return number instanceof Integer || number instanceof Long || number instanceof BigDecimal;
    }
}
