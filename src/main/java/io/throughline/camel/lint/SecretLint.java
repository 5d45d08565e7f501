package io.throughline.camel.lint;

import io.throughline.config.Problems;
import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlScalar;
import java.util.regex.Pattern;

/** Finds secrets and references to classes written into a route, anywhere in it. Never repeats what it found (G16). */
final class SecretLint {

    private static final Pattern NAME = Pattern.compile(
            "(?i)(.*[._-])?(password|passwd|secret|client-?secret|api-?key|token|access-?token|authorization|private-?key|passphrase)");
    private static final Pattern VALUE = Pattern.compile(
            "(?s)(?i:bearer|basic) [A-Za-z0-9+/=._-]{8,}.*|whsec_.+|.*-----BEGIN [A-Z ]*PRIVATE KEY-----.*|AKIA[A-Z0-9]{16}|eyJ[A-Za-z0-9_-]{10,}\\..+");
    private static final Pattern IN_URI =
            Pattern.compile("(?i).*[?&](password|secret|clientSecret|apiKey|token|accessToken)=(?!\\{\\{)[^&]+.*");
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{[^}]+}}|#bean:.+");
    private static final Pattern CLASS = Pattern.compile("#(class|type|valueAs\\([^)]*\\)):?.*");

    private final Problems problems;

    SecretLint(Problems problems) {
        this.problems = problems;
    }

    void check(YamlNode node) {
        check("", node);
    }

    private void check(String name, YamlNode node) {
        if (node instanceof YamlMap map) {
            map.entries().forEach(this::check);
        } else if (node instanceof YamlList list) {
            list.items().forEach(item -> check(name, item));
        } else if (node instanceof YamlScalar scalar && scalar.isText()) {
            checkText(name, scalar);
        }
    }

    private void checkText(String name, YamlScalar scalar) {
        String text = scalar.text();
        boolean named = NAME.matcher(name).matches() && !REFERENCE.matcher(text).matches();
        if (named || VALUE.matcher(text).matches() || IN_URI.matcher(text).matches()) {
            problems.add(
                    "LNT-1401",
                    scalar,
                    "this looks like a secret in a route, where everybody who reads the route reads it (S-42).",
                    "Name it in config/systems/<system>.yaml as env:NAME or file:PATH; call: signs in by itself.");
        }
        if (CLASS.matcher(text).matches()) {
            problems.add(
                    "LNT-1203",
                    scalar,
                    "a route may not make objects of classes by name (S-14).",
                    "Bind the object in the host and name it with #bean:, or use a mapping or rule.");
        }
    }
}
