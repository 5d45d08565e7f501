package io.throughline.simulator.dynamics365;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.SchemaChange;
import io.throughline.simulator.engine.SchemaChange.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What customisation and service updates change: custom fields ({@code …_TL}), lengths, mandatory fields, entities without a field, enum values. */
final class Administration {

    private static final Set<Kind> VALUES = Set.of(Kind.ADD_VALUE, Kind.REMOVE_VALUE, Kind.RENAME_VALUE);

    private Administration() {}

    static EntityModel changed(EntityModel model, SchemaChange change) {
        EntitySet set = model.find(change.object())
                .orElseThrow(() -> new IllegalArgumentException("there is no entity set " + change.object()));
        if (VALUES.contains(change.kind())) {
            Property property = known(set, change.field());
            require(property.kind() == Property.Kind.ENUM, change.field() + " is no enum");
            return model.with(property.enumeration(), values(model.enums().get(property.enumeration()), change));
        }
        return model.with(set.withProperties(fields(set, change)));
    }

    private static List<String> values(List<String> before, SchemaChange change) {
        List<String> values = new ArrayList<>(before);
        if (change.kind() == Kind.ADD_VALUE) {
            values.add(change.to());
        } else {
            int at = values.indexOf(change.from());
            require(at >= 0, "there is no value " + change.from());
            if (change.kind() == Kind.REMOVE_VALUE) {
                values.remove(at);
            } else {
                values.set(at, change.to());
            }
        }
        return values;
    }

    private static Map<String, Property> fields(EntitySet set, SchemaChange change) {
        Map<String, Property> all = new LinkedHashMap<>(set.properties());
        String name = change.field();
        switch (change.kind()) {
            case ADD_FIELD -> {
                require(!all.containsKey(name), name + " is there already");
                all.put(name, EntityModel.property(name + " " + change.to()));
            }
            case REMOVE_FIELD -> {
                require(!known(set, name).is("key"), name + " is part of the key");
                all.remove(name);
            }
            case RESTORE_FIELD -> all.put(name, standard(set, name));
            case RENAME_FIELD -> {
                Property old = known(set, name);
                require(!old.is("key"), name + " is part of the key");
                all.remove(name);
                all.put(
                        change.to(),
                        new Property(change.to(), old.kind(), old.length(), old.enumeration(), old.marks()));
            }
            case CHANGE_LENGTH -> all.put(name, resized(known(set, name), Integer.parseInt(change.to())));
            case CHANGE_TYPE -> all.put(name, EntityModel.property(name + " " + change.to()));
            case REQUIRE -> all.put(name, marked(known(set, name), true));
            case RELAX -> all.put(name, marked(known(set, name), false));
            default ->
                throw new IllegalArgumentException(
                        "Dynamics 365 knows no " + change.kind().word());
        }
        return all;
    }

    private static Property known(EntitySet set, String name) {
        return set.property(name).orElseThrow(() -> new IllegalArgumentException("there is no field " + name));
    }

    private static Property standard(EntitySet set, String name) {
        return new EntityModel()
                .find(set.name())
                .flatMap(one -> one.property(name))
                .orElseThrow(() -> new IllegalArgumentException("a fresh environment has no field " + name));
    }

    private static Property resized(Property property, int length) {
        require(property.kind() == Property.Kind.STRING, property.name() + " is no text");
        return new Property(property.name(), property.kind(), length, null, property.marks());
    }

    private static Property marked(Property property, boolean required) {
        Set<String> marks = new HashSet<>(property.marks());
        if (required) {
            marks.add("required");
        } else {
            marks.remove("required");
        }
        return new Property(
                property.name(), property.kind(), property.length(), property.enumeration(), Set.copyOf(marks));
    }

    /** Records follow: new fields are empty, renamed ones keep their values, renamed values are replaced. */
    static void records(Environment environment, SchemaChange change) {
        EntitySet set = environment.set(change.object());
        EntityValues values = new EntityValues(environment.model());
        for (ObjectNode record : List.copyOf(environment.store().all(change.object()))) {
            ObjectNode copy = record.deepCopy();
            if (change.kind() == Kind.RENAME_FIELD) {
                copy.set(change.to(), copy.remove(change.field()));
            } else if (change.kind() == Kind.RENAME_VALUE
                    && copy.path(change.field()).asText().equals(change.from())) {
                copy.put(change.field(), change.to());
            } else if (change.kind() == Kind.CHANGE_TYPE) {
                copy.set(change.field(), values.empty(known(set, change.field())));
            }
            set.properties().values().stream()
                    .filter(property -> !copy.has(property.name()))
                    .forEach(property -> copy.set(property.name(), values.empty(property)));
            if (!copy.equals(record)) {
                environment.keep(set, copy);
            }
        }
    }

    private static void require(boolean allowed, String rule) {
        if (!allowed) {
            throw new IllegalArgumentException(rule);
        }
    }
}
