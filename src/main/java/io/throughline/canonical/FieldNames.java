package io.throughline.canonical;

import java.util.Arrays;

/** The field names of one object after another: a hash set that is emptied and used again without making anything. For one thread. */
final class FieldNames {

    private String[] table = new String[32];
    private int size;

    /** Takes a name; false if it is there already. */
    boolean add(String name) {
        if (size * 2 >= table.length) {
            grow();
        }
        return put(name);
    }

    private boolean put(String name) {
        int mask = table.length - 1;
        int hash = name.hashCode();
        int at = (hash ^ hash >>> 16) & mask;
        while (table[at] != null) {
            if (table[at].equals(name)) {
                return false;
            }
            at = (at + 1) & mask;
        }
        table[at] = name;
        size++;
        return true;
    }

    private void grow() {
        String[] old = table;
        table = new String[old.length * 2];
        size = 0;
        for (String name : old) {
            if (name != null) {
                put(name);
            }
        }
    }

    void clear() {
        if (size > 0) {
            Arrays.fill(table, null);
            size = 0;
        }
    }
}
