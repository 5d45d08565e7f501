package io.throughline.config;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which paths may name a file of the product (S-24). An allow-list of plain names shuts out parent folders, absolute paths, drives, encoded
 * slashes, NUL, back-slashes and short names of Windows ({@code ~1}) by construction.
 */
final class ProductPath {

    static final List<String> TOPS = List.of("routes", "mappings", "config");

    private static final int MAX_LENGTH = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*");

    private ProductPath() {}

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    static boolean isAllowed(String path) {
        if (path.length() > MAX_LENGTH) {
            return false;
        }
        String[] names = path.split("/", -1);
        for (String name : names) {
            if (!isName(name)) {
                return false;
            }
        }
        return TOPS.contains(names[0]);
    }

    static void check(String path) {
        if (!isAllowed(path)) {
            String shown =
                    path.length() <= MAX_LENGTH ? path.replaceAll("[^ -~]", "?") : "(" + path.length() + " characters)";
            throw refused("CFG-1020", shown, "no file of the product may have this path.");
        }
    }

    static ConfigurationException refused(String code, String path, String message) {
        String action = "Use names of letters, digits, '.', '_' and '-' below routes/, mappings/ or config/.";
        return new ConfigurationException(List.of(new Problem(code, Position.of(path), "", message, action)));
    }
}
