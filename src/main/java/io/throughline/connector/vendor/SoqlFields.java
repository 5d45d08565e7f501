package io.throughline.connector.vendor;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The lists of fields that a SOQL query asks for, from the paths that mappings read in its answer: {@code fields} of the record and those it refers to
 * ({@code Id, Account.Name}), and {@code fields.<Relationship>} of each list of records below it. Pure.
 */
public final class SoqlFields {

    private static final String OWN = "fields";
    private static final Pattern CHILD = Pattern.compile("(\\w+)\\.records\\[]\\.(.+)");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z]\\w{0,79}(\\.[A-Za-z]\\w{0,79}){0,5}");

    private final Map<String, Set<String>> lists = new TreeMap<>();

    private SoqlFields() {}

    /**
     * The lists, each as a query writes it, by name.
     *
     * @param paths as mappings read them; those of the context ({@code $region}) are left out
     * @throws IllegalArgumentException if one could not be the name of a field: it must not get into a query
     */
    public static Map<String, String> of(Collection<String> paths) {
        SoqlFields fields = new SoqlFields();
        paths.stream().filter(path -> !path.startsWith("$")).forEach(fields::add);
        fields.lists.keySet().stream()
                .map(list -> list.replace(OWN + ".", ""))
                .forEach(child -> fields.own().removeIf(field -> field.equals(child) || field.startsWith(child + ".")));
        Map<String, String> texts = new TreeMap<>();
        fields.lists.forEach((list, names) -> texts.put(list, text(names)));
        return texts;
    }

    private void add(String path) {
        Matcher child = CHILD.matcher(path);
        if (child.matches()) {
            list(OWN + "." + child.group(1)).add(child.group(2));
        } else if (!path.startsWith("attributes")) {
            own().add(path.endsWith(".records[]") ? path.substring(0, path.length() - 2) : path);
        }
    }

    private Set<String> own() {
        return list(OWN);
    }

    private Set<String> list(String name) {
        return lists.computeIfAbsent(name, one -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER));
    }

    /** Who asks whether a record is there ({@code Account}) asks for no field. */
    private static String text(Set<String> names) {
        return names.stream()
                .filter(name -> names.stream().noneMatch(other -> other.startsWith(name + ".")))
                .map(SoqlFields::checked)
                .collect(Collectors.joining(", "));
    }

    private static String checked(String name) {
        if (!FIELD.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "CON-1014 a mapping reads '" + name
                            + "', which is no name of a field that a query could ask for: the route cannot be used. Mend the mapping.");
        }
        return name;
    }
}
