package io.throughline.payloads;

import io.throughline.canonical.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** A record as the CRM answers it: a good one, with some of its fields written over or taken out. */
final class VendorRecord {

    /** What stands before a value that YAML cannot say, such as a number with an exponent. */
    private static final String JSON = "json:";

    private final Map<String, Object> record;

    private VendorRecord(Map<String, Object> record) {
        this.record = record;
    }

    static VendorRecord named(String folder, String name) {
        try (InputStream in = VendorRecord.class.getResourceAsStream(folder + "/" + name + ".json")) {
            return new VendorRecord(Json.asObject(Json.read(in.readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    VendorRecord with(Map<String, Object> values) {
        values.forEach((path, value) -> put(record, path, told(value)));
        return this;
    }

    VendorRecord without(List<Object> paths) {
        paths.forEach(path -> remove((String) path));
        return this;
    }

    Map<String, Object> plain() {
        return record;
    }

    private static Object told(Object value) {
        if (value instanceof String text && text.startsWith(JSON)) {
            return Json.read(text.substring(JSON.length()));
        }
        if (value instanceof Map<?, ?> map && map.keySet().equals(java.util.Set.of("repeat", "times"))) {
            return ((String) map.get("repeat")).repeat((Integer) map.get("times"));
        }
        return Json.copy(value);
    }

    private void remove(String path) {
        int dot = path.lastIndexOf('.');
        Object parent = dot < 0 ? record : Json.at(record, path.substring(0, dot));
        String name = path.substring(dot + 1);
        if (parent instanceof List<?> list) {
            list.remove(Integer.parseInt(name));
        } else {
            Json.asObject(parent).remove(name);
        }
    }

    private static void put(Object at, String path, Object value) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        if (at instanceof List<?>) {
            List<Object> list = Json.asList(at);
            int index = Integer.parseInt(name);
            if (dot >= 0) {
                put(list.get(index), path.substring(dot + 1), value);
            } else if (index == list.size()) {
                list.add(value);
            } else {
                list.set(index, value);
            }
        } else if (dot < 0) {
            Json.asObject(at).put(name, value);
        } else {
            put(Json.asObject(at).get(name), path.substring(dot + 1), value);
        }
    }
}
