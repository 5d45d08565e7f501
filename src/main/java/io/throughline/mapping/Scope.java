package io.throughline.mapping;

import java.util.Map;

/** What paths are read from: the input, the current item of {@code each}, and the context. */
final class Scope {

    private final Object root;
    private final Object item;
    private final Map<String, Object> context;
    private final Scope outer;
    private final SourcePath each;
    private final Object key;

    private Scope(Object root, Object item, Map<String, Object> context, Scope outer, SourcePath each, Object key) {
        this.root = root;
        this.item = item;
        this.context = context;
        this.outer = outer;
        this.each = each;
        this.key = key;
    }

    static Scope of(Object input, Map<String, Object> context) {
        return new Scope(input, input, context, null, null, null);
    }

    /** An item of what a path reads; its key is a name, or an index of which text is made only for people. */
    Scope item(SourcePath path, Object itemKey, Object value) {
        return new Scope(root, value, context, this, path, itemKey);
    }

    /** The record that the target has at present; null if there is none. */
    Object present() {
        return context.get(PresentRecord.NAME);
    }

    Object start(SourcePath.Base base) {
        return switch (base) {
            case ITEM -> item;
            case ROOT -> root;
            case CONTEXT -> context;
        };
    }

    /** The full path of what a path reads here; only made for people, not on the way of every value. */
    String fullPath(SourcePath path) {
        if (outer == null || path.base() != SourcePath.Base.ITEM) {
            return path.plainText();
        }
        String here = outer.fullPath(each) + "." + key;
        return path.plainText().isEmpty() ? here : here + "." + path.plainText();
    }
}
