package io.throughline.mapping;

import java.util.Map;

/** What fields do in view of the record that the target has at present, as a route has read it: {@code $present}, null if there is none. */
final class PresentRecord {

    /** The name behind {@code $}. */
    static final String NAME = "present";

    private PresentRecord() {}

    /** The value that would be sent. */
    static Value sent(Value value) {
        Value sent = value instanceof OnlyOnCreate made ? made.value() : value;
        return sent instanceof Changed changed ? changed.value() : sent;
    }

    /** A value that goes only into a record that is made; of one that is there it is not even computed. */
    record OnlyOnCreate(Value value) implements Value {
        @Override
        public Object in(Run run, Scope scope) {
            return scope.present() == null ? value.in(run, scope) : ABSENT;
        }
    }

    /**
     * A value that is sent only if the present record has another.
     *
     * @param name of the field in the record
     * @param shownAs what the record shows for it; null: the field of the same name
     */
    record Changed(Value value, String name, Value shownAs) implements Value {
        @Override
        public Object in(Run run, Scope scope) {
            Object sent = value.in(run, scope);
            Object present = scope.present();
            if (sent == ABSENT || present == null) {
                return sent;
            }
            return SameMeaning.of(sent, shown(present, run, scope)) ? ABSENT : sent;
        }

        private Object shown(Object present, Run run, Scope scope) {
            if (shownAs != null) {
                return shownAs.in(run, scope);
            }
            return present instanceof Map<?, ?> record && record.containsKey(name) ? record.get(name) : ABSENT;
        }
    }
}
