package io.throughline.replay;

import io.throughline.canonical.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which items of two versions of a list belong together: those with the same key of their own, or made from source items with the same key. Where
 * not every item has one, where two have the same, or where no key is on both sides, the place decides.
 *
 * @param before how the old version was made; null if no mapping made it
 * @param after how the new version was made; null if no mapping made it
 */
record ItemKeys(Made before, Made after) {

    /** Fields by which items of lists are told apart, the surest first. */
    private static final List<String> NAMES = List.of("key", "lineKey", "lineId", "externalId", "id");

    /** What can stand in a path that people read; no key looks like a sentence or a name. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}");

    private static final Pattern INDEX = Pattern.compile("\\.\\d+(?=\\.|$)");

    /**
     * Two items that belong together.
     *
     * @param key null if only their place says so
     * @param old index in the old list; -1 if it is not there
     * @param young index in the new list; -1 if it is not there
     */
    record Item(String key, int old, int young) {

        int place() {
            return Math.max(old, young);
        }
    }

    /** Every item of both lists, in the order of the old one, then of the new one. */
    List<Item> paired(Leaves.Leaf beforeList, List<?> old, Leaves.Leaf afterList, List<?> young) {
        if (old.isEmpty() || young.isEmpty()) {
            return byPlace(old.size(), young.size());
        }
        Stream<Optional<List<Item>>> own =
                NAMES.stream().map(name -> byKey(Keys.own(old, name), Keys.own(young, name)));
        Stream<Optional<List<Item>>> made = Stream.of(NAMES).map(names -> {
            List<String> source = Keys.source(before, beforeList.path(), old.size());
            return byKey(source, source.isEmpty() ? source : Keys.source(after, afterList.path(), young.size()));
        });
        return Stream.concat(own, made)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> byPlace(old.size(), young.size()));
    }

    private static List<Item> byPlace(int old, int young) {
        return IntStream.range(0, Math.max(old, young))
                .mapToObj(i -> new Item(null, i < old ? i : -1, i < young ? i : -1))
                .toList();
    }

    private static Optional<List<Item>> byKey(List<String> old, List<String> young) {
        if (old.stream().noneMatch(young::contains)) {
            return Optional.empty();
        }
        LinkedHashSet<String> keys = new LinkedHashSet<>(old);
        keys.addAll(young);
        return Optional.of(keys.stream()
                .map(key -> new Item(key, old.indexOf(key), young.indexOf(key)))
                .toList());
    }

    /** The keys of the items of a list; none at all unless each has one of its own. */
    private static final class Keys {

        static List<String> own(List<?> items, String name) {
            return checked(items.stream()
                    .map(item -> item instanceof Map<?, ?> map ? map.get(name) : null)
                    .toList());
        }

        /** The keys of the items that they were made from. */
        static List<String> source(Made made, String list, int size) {
            if (made == null) {
                return List.of();
            }
            int depth = lists(list) + 1;
            List<Object> keys = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                keys.add(made.readsWithin(list + "." + i).stream()
                        .flatMap(read -> keyOn(made.input(), read, depth).stream())
                        .findFirst()
                        .orElse(null));
            }
            return checked(keys);
        }

        private static int lists(String path) {
            return (int) INDEX.matcher(path).results().count();
        }

        /** The key of the item that a path goes through in the list of that depth. */
        private static Optional<Object> keyOn(Object input, String read, int depth) {
            String path = read.startsWith("/") ? read.substring(1) : read;
            return INDEX.matcher(path)
                    .results()
                    .skip(depth - 1L)
                    .findFirst()
                    .map(index -> Json.at(input, path.substring(0, index.end())))
                    .filter(Map.class::isInstance)
                    .flatMap(item -> NAMES.stream()
                            .map(name -> (Object) ((Map<?, ?>) item).get(name))
                            .filter(key -> key != null)
                            .findFirst());
        }

        private static List<String> checked(List<?> keys) {
            boolean usable = keys.stream()
                    .allMatch(key -> (key instanceof String || key instanceof Number)
                            && PLAIN.matcher(key.toString()).matches());
            List<String> texts = usable ? keys.stream().map(Object::toString).toList() : List.of();
            return texts.stream().distinct().count() == texts.size() ? texts : List.of();
        }
    }
}
