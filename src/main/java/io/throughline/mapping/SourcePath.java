package io.throughline.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path of a mapping, cut once. The grammar is an allow-list: names, indexes, {@code *} and quoted names, nothing that could be an
 * expression (S-20).
 */
final class SourcePath {

    /** Where a path begins. */
    enum Base {
        ITEM,
        ROOT,
        CONTEXT
    }

    /** The values that a caller may give beside the input. */
    static final Set<String> CONTEXT_NAMES = Set.of(
            "marker",
            "key",
            "region",
            "legalEntity",
            "operation",
            "system",
            "variable",
            "document",
            "date",
            "customer",
            "crosswalk",
            PresentRecord.NAME);

    private static final int MAX_LENGTH = 300;
    private static final String ANY = "*";
    private static final Pattern NAME = Pattern.compile(
            "\\G(?:([\\p{L}_][\\p{L}\\p{N}_-]*|\\d{1,20})|(\\*)|\\['([^'\\]\\p{Cntrl}]{1,100})'])(\\.|$)");

    private final String text;
    private final Base base;
    /** Interned as the names of objects that were read are: equal ones are the same. */
    private final String[] names;

    private final boolean[] any;

    private SourcePath(String text, Base base, List<String> names, List<Boolean> any) {
        this.text = text;
        this.base = base;
        this.names = names.stream().map(String::intern).toArray(String[]::new);
        this.any = new boolean[names.size()];
        for (int i = 0; i < this.any.length; i++) {
            this.any[i] = any.get(i);
        }
    }

    /** The path of a text; empty if it is none. */
    static Optional<SourcePath> of(String text) {
        if (text.equals(".")) {
            return Optional.of(new SourcePath(text, Base.ITEM, List.of(), List.of()));
        }
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Base base = text.charAt(0) == '/' ? Base.ROOT : text.charAt(0) == '$' ? Base.CONTEXT : Base.ITEM;
        return cut(text, base).filter(path -> base != Base.CONTEXT || CONTEXT_NAMES.contains(path.names[0]));
    }

    private static Optional<SourcePath> cut(String text, Base base) {
        List<String> names = new ArrayList<>();
        List<Boolean> any = new ArrayList<>();
        int end = base == Base.ITEM ? 0 : 1;
        Matcher name = NAME.matcher(text);
        while (end < text.length() && name.find(end)) {
            boolean quoted = name.group(3) != null;
            names.add(quoted ? name.group(3) : name.group(1) != null ? name.group(1) : ANY);
            any.add(name.group(2) != null);
            end = name.end();
        }
        boolean whole = end == text.length() && !names.isEmpty() && !text.endsWith(".");
        return whole ? Optional.of(new SourcePath(text, base, names, any)) : Optional.empty();
    }

    Base base() {
        return base;
    }

    /** The names on the way, in order; none for the item itself. */
    List<String> names() {
        return List.of(names);
    }

    /** The path without the sign of its base; a context path keeps its {@code $}. */
    String plainText() {
        return switch (base) {
            case ITEM -> text.equals(".") ? "" : text;
            case ROOT -> text.substring(1);
            case CONTEXT -> text;
        };
    }

    /** The value at this path; {@link Value#ABSENT} if something on the way is absent. */
    Object in(Run run, Scope scope, Origin origin) {
        run.read(this, scope);
        Object at = scope.start(base);
        for (int i = 0; i < names.length && at != Value.ABSENT; i++) {
            at = any[i] ? only(at, run, origin) : part(at, names[i]);
        }
        return at;
    }

    private static Object part(Object at, String name) {
        if (at instanceof Map<?, ?> map) {
            Object found = map.get(name);
            return found != null || map.containsKey(name) ? found : Value.ABSENT;
        }
        if (at instanceof List<?> list && name.length() < 10 && Character.isDigit(name.charAt(0))) {
            int index = Integer.parseInt(name);
            return index < list.size() ? list.get(index) : Value.ABSENT;
        }
        return Value.ABSENT;
    }

    private static Object only(Object at, Run run, Origin origin) {
        Object entries = at instanceof Map<?, ?> map ? map.values() : at;
        if (!(entries instanceof Iterable<?> several) || !several.iterator().hasNext()) {
            return Value.ABSENT;
        }
        var iterator = several.iterator();
        Object first = iterator.next();
        if (iterator.hasNext()) {
            run.problem(
                    "MAP-2007",
                    origin,
                    "'*' found more than one entry.",
                    "Name the entry, or go through all with 'each'.");
            return Value.ABSENT;
        }
        return first;
    }

    @Override
    public String toString() {
        return text;
    }
}
