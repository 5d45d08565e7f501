package io.throughline.canonical;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A set of texts described by a regular expression. What may follow a first character is a regular language again (Brzozowski's derivative),
 * and there are finitely many of them: they are the states of an automaton. Immutable.
 */
sealed interface RegularLanguage {

    /** No text at all. */
    RegularLanguage NOTHING = new Either(Set.of());

    /** The empty text only. */
    RegularLanguage EMPTY = new Repeated(NOTHING);

    /** Whether the empty text belongs to it. */
    boolean hasEmpty();

    /** What follows a character in those texts that begin with it. */
    RegularLanguage after(char first);

    /** All sets of characters that it names. */
    Stream<Letters> letters();

    /** One character out of a set of ASCII characters, a bit each. */
    record Letters(long low, long high) implements RegularLanguage {

        static final int LIMIT = 128;

        static final Letters NONE = new Letters(0, 0);

        /** With one more. */
        Letters and(char c) {
            return c < 64 ? new Letters(low | 1L << c, high) : new Letters(low, high | 1L << c - 64);
        }

        boolean has(char c) {
            return c < LIMIT && ((c < 64 ? low >>> c : high >>> c - 64) & 1) == 1;
        }

        @Override
        public boolean hasEmpty() {
            return false;
        }

        @Override
        public RegularLanguage after(char first) {
            return has(first) ? EMPTY : NOTHING;
        }

        @Override
        public Stream<Letters> letters() {
            return Stream.of(this);
        }
    }

    /** A text of one language and behind it a text of another. */
    record Sequence(RegularLanguage one, RegularLanguage other) implements RegularLanguage {

        static RegularLanguage of(RegularLanguage one, RegularLanguage other) {
            if (one.equals(NOTHING) || other.equals(NOTHING)) {
                return NOTHING;
            }
            return one.equals(EMPTY) ? other : other.equals(EMPTY) ? one : new Sequence(one, other);
        }

        @Override
        public boolean hasEmpty() {
            return one.hasEmpty() && other.hasEmpty();
        }

        @Override
        public RegularLanguage after(char first) {
            RegularLanguage within = of(one.after(first), other);
            return one.hasEmpty() ? Either.of(within, other.after(first)) : within;
        }

        @Override
        public Stream<Letters> letters() {
            return Stream.concat(one.letters(), other.letters());
        }
    }

    /** A text of any of several languages. */
    record Either(Set<RegularLanguage> parts) implements RegularLanguage {

        static RegularLanguage of(RegularLanguage one, RegularLanguage other) {
            Set<RegularLanguage> parts = new HashSet<>();
            for (RegularLanguage language : new RegularLanguage[] {one, other}) {
                parts.addAll(language instanceof Either either ? either.parts() : Set.of(language));
            }
            return parts.size() == 1 ? parts.iterator().next() : new Either(Set.copyOf(parts));
        }

        @Override
        public boolean hasEmpty() {
            return parts.stream().anyMatch(RegularLanguage::hasEmpty);
        }

        @Override
        public RegularLanguage after(char first) {
            return parts.stream().map(part -> part.after(first)).reduce(NOTHING, Either::of);
        }

        @Override
        public Stream<Letters> letters() {
            return parts.stream().flatMap(RegularLanguage::letters);
        }
    }

    /** Any number of texts of one language behind each other, none too. */
    record Repeated(RegularLanguage one) implements RegularLanguage {

        @Override
        public boolean hasEmpty() {
            return true;
        }

        @Override
        public RegularLanguage after(char first) {
            return Sequence.of(one.after(first), this);
        }

        @Override
        public Stream<Letters> letters() {
            return one.letters();
        }
    }

    /** From so many to so many texts of this language behind each other; negative: without end. */
    default RegularLanguage times(int min, int max) {
        RegularLanguage all = max < 0 ? new Repeated(this) : EMPTY;
        for (int i = min; i < max; i++) {
            all = Either.of(EMPTY, Sequence.of(this, all));
        }
        for (int i = 0; i < min; i++) {
            all = Sequence.of(this, all);
        }
        return all;
    }
}
