package io.throughline.config;

import io.throughline.canonical.FieldClass;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Which classes of fields may be sent to a system, by its role (D59): {@code config/disclosure.yaml}. What the file does not allow is
 * refused: a role that it does not name gets no field of any class. Immutable; may be used by several threads.
 *
 * @param allowed the classes by role: {@code crm}, {@code erp}, {@code psa}, {@code delivery}, {@code hr}
 */
public record Disclosure(Map<String, Set<FieldClass>> allowed) {

    /** The file. */
    public static final String FILE = "config/disclosure.yaml";

    public Disclosure {
        allowed = Map.copyOf(allowed);
    }

    /** Reads the file; whatever is wrong in it becomes a problem and allows nothing. */
    public static Disclosure load(Layers layers, Problems problems) {
        return new DisclosureReading(problems).of(layers);
    }

    /** Whether a field of these classes may be sent to a system of this role; a field without a class may go anywhere. */
    public boolean mayBeSentTo(String role, Set<FieldClass> classes) {
        return withheldFrom(role, classes).isEmpty();
    }

    /** Those of the classes that must not reach a system of this role, in the order of {@link FieldClass}. */
    public Set<FieldClass> withheldFrom(String role, Set<FieldClass> classes) {
        Set<FieldClass> withheld = EnumSet.noneOf(FieldClass.class);
        withheld.addAll(classes);
        withheld.removeAll(allowed.getOrDefault(role, Set.of()));
        return withheld;
    }
}
