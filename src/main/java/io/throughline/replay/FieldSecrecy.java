package io.throughline.replay;

import io.throughline.canonical.CanonicalSchemas;
import java.util.List;
import java.util.Optional;

/**
 * How single values of records are to be treated: by the class of the canonical field that was made or read. What comes from a variable is hidden if it is text;
 * what no rule made is judged by where else it stands.
 *
 * @param known the values of the deal's results
 */
record FieldSecrecy(CanonicalSchemas schemas, KnownValues known) {

    /**
     * For one value.
     *
     * @param object the canonical object that holds the value; another name if it is none
     * @param path dotted, items of lists by index
     * @param reads the paths it was made from; empty if no rule made it
     */
    Secrecy of(String object, String path, Object value, Optional<List<String>> reads) {
        if (value == null) {
            return Secrecy.OPEN;
        }
        if (schemas.objects().contains(object)) {
            return isMasked(object, path) ? Secrecy.CLASSIFIED : Secrecy.OPEN;
        }
        return reads.map(paths -> paths.stream().map(read -> of(value, read)).reduce(Secrecy.OPEN, Secrecy::and))
                .orElseGet(() -> known.of(value));
    }

    private Secrecy of(Object value, String read) {
        String path = read.startsWith("$document.") ? read.substring("$document.".length()) : read;
        if (path.startsWith("$variable.")) {
            boolean text = !(value instanceof Boolean) && Leaves.number(value) == null;
            return text || known.of(value) == Secrecy.CLASSIFIED ? Secrecy.CLASSIFIED : Secrecy.OPEN;
        }
        if (path.startsWith("$")) {
            return Secrecy.OPEN;
        }
        String whole = path.startsWith("/") ? path.substring(1) : path;
        int dot = whole.indexOf('.');
        if (dot < 0 || !schemas.objects().contains(whole.substring(0, dot))) {
            return known.of(value);
        }
        return isMasked(whole.substring(0, dot), whole.substring(dot + 1)) ? Secrecy.CLASSIFIED : Secrecy.OPEN;
    }

    private boolean isMasked(String object, String path) {
        return schemas.objects().contains(object) && schemas.isMasked(object, Leaves.general(path));
    }
}
