package io.throughline.setup;

import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.SystemConfig;
import io.throughline.drift.Fingerprint;
import io.throughline.mapping.FieldUse;
import io.throughline.mapping.VendorField;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is to be prepared in a tenant of one vendor. Immutable.
 *
 * @param connector the vendor
 * @param described whether the vendor describes its objects, so that permissions and fields are known
 * @param tasks what a person does in the vendor's own pages, in this order
 * @param read the objects that Throughline reads, sorted: the integration's user needs that permission
 * @param written the objects that it writes, sorted
 * @param fields the fields that the tenant makes itself, by object and name
 * @param tables the tables of the tenant's own ids
 */
public record SetupGuide(
        String connector,
        boolean described,
        List<SetupTask> tasks,
        Set<String> read,
        Set<String> written,
        List<SetupField> fields,
        List<SetupTable> tables) {

    /** Derives it from the files. What is wrong in {@code config/setup/<connector>.yaml} is added to the problems. */
    public static SetupGuide of(Layers layers, Fingerprint print, SystemConfig account, Problems problems) {
        String connector = account.connector();
        SetupFile file = SetupFile.load(layers, connector, problems);
        List<Fingerprint.Used> used = print.used(connector);
        return new SetupGuide(
                connector,
                print.connectors().contains(connector),
                file.tasks(),
                objects(used, false, account),
                objects(used, true, account),
                used.stream()
                        .filter(one -> one.field().custom()
                                || file.custom().matcher(one.field().name()).find())
                        .map(SetupGuide::field)
                        .toList(),
                tables(layers, connector));
    }

    /** The connectors whose tenants need preparation, sorted. */
    public static Set<String> connectors(Layers layers) {
        return layers.list("config/setup", ".yaml").stream()
                .map(path -> path.substring(path.lastIndexOf('/') + 1).replace(".yaml", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A collection whose name is a setting of the account is told by the name that it has there. */
    private static Set<String> objects(List<Fingerprint.Used> used, boolean written, SystemConfig account) {
        return used.stream()
                .filter(one -> writes(one) == written || !written && reads(one))
                .map(one -> account.setting(one.field().object(), one.field().object()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean writes(Fingerprint.Used used) {
        return used.uses().stream().anyMatch(FieldUse::writes);
    }

    private static boolean reads(Fingerprint.Used used) {
        return !used.selectedBy().isEmpty() || used.uses().stream().anyMatch(use -> !use.writes());
    }

    private static SetupField field(Fingerprint.Used used) {
        VendorField field = used.field();
        Set<String> words = new TreeSet<>(field.picklist());
        Set<String> known = used.uses().stream()
                .flatMap(use -> use.words().stream())
                .filter(words::contains)
                .collect(Collectors.toCollection(TreeSet::new));
        return new SetupField(
                field.object(), field.field(), field.type(), field.maxLength(), writes(used), List.copyOf(known));
    }

    private static List<SetupTable> tables(Layers layers, String connector) {
        return layers.list("mappings/lookups", ".csv").stream()
                .filter(path -> path.startsWith("mappings/lookups/" + connector + "-"))
                .map(path -> new SetupTable(path, rows(layers, path)))
                .toList();
    }

    private static int rows(Layers layers, String path) {
        String text = layers.find(path).orElseThrow().text();
        return (int) text.lines().filter(line -> !line.isBlank()).count() - 1;
    }
}
