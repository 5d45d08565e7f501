package io.throughline.mapping;

/** One compiled value of a mapping. Immutable; evaluated by many threads at once, each with its own run. */
interface Value {

    /** Says that there is no value, which is not the same as null. */
    Object ABSENT = new Object() {
        @Override
        public String toString() {
            return "absent";
        }
    };

    /** The plain value, or {@link #ABSENT}. What is wrong goes to the run, and the value is absent. */
    Object in(Run run, Scope scope);
}
