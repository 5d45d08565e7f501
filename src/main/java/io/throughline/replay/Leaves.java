package io.throughline.replay;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The single values in which two plain values differ. Items of lists belong together by their key ({@link ItemKeys}), {@code item.items[L1].amount}, and where
 * they have none by their place, {@code item.items.0.amount}. For one thread.
 */
final class Leaves {

    private final ItemKeys keys;
    private final List<Pair> differing = new ArrayList<>();

    private Leaves(ItemKeys keys) {
        this.keys = keys;
    }

    /**
     * One single value in both versions.
     *
     * @param path what people are shown
     * @param before null where the old version has none
     * @param after null where the new version has none
     */
    record Pair(String path, Leaf before, Leaf after) {

        Object old() {
            return before == null ? null : before.value();
        }

        Object young() {
            return after == null ? null : after.value();
        }
    }

    /** A value and where it lies, items of lists by index. */
    record Leaf(String path, Object value) {

        Leaf child(Object name, Object value) {
            return new Leaf(Leaves.child(path, name.toString()), value);
        }
    }

    /** Every single value, in order; items of lists by index. */
    static List<Leaf> of(Object value) {
        List<Leaf> all = new ArrayList<>();
        collect(new Leaf("", value), all);
        return all;
    }

    private static void collect(Leaf leaf, List<Leaf> all) {
        if (isFull(leaf, Map.class)) {
            ((Map<?, ?>) leaf.value()).forEach((name, part) -> collect(leaf.child(name, part), all));
        } else if (isFull(leaf, List.class)) {
            List<?> items = (List<?>) leaf.value();
            for (int i = 0; i < items.size(); i++) {
                collect(leaf.child(i, items.get(i)), all);
            }
        } else {
            all.add(leaf);
        }
    }

    /** Where two values differ, in the order of the first, then of the second. An empty object or list is a value of its own. */
    static List<Pair> differing(Object before, Object after, ItemKeys keys) {
        Leaves leaves = new Leaves(keys);
        leaves.compare("", before == null ? null : new Leaf("", before), after == null ? null : new Leaf("", after));
        return leaves.differing;
    }

    private void compare(String path, Leaf before, Leaf after) {
        if (before != null && after != null && Objects.equals(before.value(), after.value())) {
            return;
        }
        if (isFull(before, Map.class) || isFull(after, Map.class)) {
            fields(path, before, after);
        } else if (isFull(before, List.class) || isFull(after, List.class)) {
            items(path, before, after);
        } else if (before == null != (after == null) || before != null && !isSame(before.value(), after.value())) {
            differing.add(new Pair(path, before, after));
        }
    }

    /** Whether it is such a thing with something in it, or there is none at all on this side. */
    private static boolean isFull(Leaf leaf, Class<?> kind) {
        return leaf != null
                && kind.isInstance(leaf.value())
                && !Map.of().equals(leaf.value())
                && !List.of().equals(leaf.value());
    }

    private void fields(String path, Leaf before, Leaf after) {
        Map<?, ?> old = parts(path, before, after, Map.class, Map.of(), true);
        Map<?, ?> young = parts(path, after, before, Map.class, Map.of(), false);
        Set<Object> names = new LinkedHashSet<>(old.keySet());
        names.addAll(young.keySet());
        for (Object name : names) {
            compare(
                    child(path, name.toString()),
                    old.containsKey(name) ? before.child(name, old.get(name)) : null,
                    young.containsKey(name) ? after.child(name, young.get(name)) : null);
        }
    }

    private void items(String path, Leaf before, Leaf after) {
        List<?> old = parts(path, before, after, List.class, List.of(), true);
        List<?> young = parts(path, after, before, List.class, List.of(), false);
        for (ItemKeys.Item item : keys.paired(before, old, after, young)) {
            compare(
                    item.key() == null ? child(path, Integer.toString(item.place())) : path + "[" + item.key() + "]",
                    item.old() < 0 ? null : before.child(item.old(), old.get(item.old())),
                    item.young() < 0 ? null : after.child(item.young(), young.get(item.young())));
        }
    }

    /** What lies within; what is of another kind than the other side is a difference by itself. */
    private <T> T parts(String path, Leaf own, Leaf other, Class<T> kind, T none, boolean isOld) {
        if (own == null || kind.isInstance(own.value())) {
            return own == null ? none : kind.cast(own.value());
        }
        differing.add(new Pair(path, isOld ? own : null, isOld ? null : own));
        return none;
    }

    private static String child(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** Numbers are the same if they are equal, however they are written. */
    static boolean isSame(Object before, Object after) {
        return before instanceof Number a && after instanceof Number b
                ? decimal(a).compareTo(decimal(b)) == 0
                : Objects.equals(before, after);
    }

    /** A number of a plain value; null for what is none. */
    static BigDecimal number(Object value) {
        if (value instanceof Number number) {
            return decimal(number);
        }
        return value instanceof String text && text.matches("-?\\d{1,30}(\\.\\d{1,12})?") ? new BigDecimal(text) : null;
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
    }

    /** The path with every item of a list as {@code []}. */
    static String general(String path) {
        return path.replaceAll("\\[[^\\]]*\\]|(?:(?<=^)|\\.)\\d+(?=\\.|\\[|$)", "[]");
    }
}
