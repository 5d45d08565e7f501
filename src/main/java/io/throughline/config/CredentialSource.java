package io.throughline.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a secret lies. It is read at each use, so that a rotated credential is taken up without a restart (S-42). Implementations never
 * print the secret and may be used by several threads.
 */
public interface CredentialSource {

    /** The largest credential file that is read, in bytes. */
    int MAX_BYTES = 64 * 1024;

    /**
     * Reads the secret now.
     *
     * @throws CredentialException if it cannot be read; says which variable or file
     */
    Secret read();

    /**
     * Reads a reference {@code env:NAME} or {@code file:PATH}.
     *
     * @throws IllegalArgumentException if the text is neither; the text itself is not repeated, it may be a secret written by mistake
     */
    static CredentialSource of(String reference, Map<String, String> environment) {
        if (reference.matches("env:[A-Za-z_][A-Za-z0-9_]*")) {
            return new Variable(reference.substring(4), environment);
        }
        if (reference.matches("file:.+")) {
            return new File(Path.of(reference.substring(5)));
        }
        throw new IllegalArgumentException("credentials are given by reference, env:NAME or file:PATH");
    }

    /** A secret that is public knowledge: credentials of simulators. */
    static CredentialSource known(String value) {
        return new Known(Secret.of(value));
    }

    /** An environment variable. */
    record Variable(String name, Map<String, String> environment) implements CredentialSource {
        @Override
        public Secret read() {
            String value = environment.get(name);
            if (value == null || value.isBlank()) {
                throw new CredentialException("the environment variable " + name + " is not set");
            }
            return Secret.of(value);
        }

        @Override
        public String toString() {
            return "env:" + name;
        }
    }

    /** A file; relative paths count from the working directory. */
    record File(Path path) implements CredentialSource {
        @Override
        public Secret read() {
            try {
                if (Files.size(path) > MAX_BYTES) {
                    throw new CredentialException("the file " + path + " is larger than " + MAX_BYTES + " bytes");
                }
                return Secret.of(Files.readString(path, StandardCharsets.UTF_8).strip());
            } catch (IOException e) {
                throw new CredentialException(
                        "the file " + path + " cannot be read (" + e.getClass().getSimpleName() + ")");
            }
        }

        @Override
        public String toString() {
            return "file:" + path;
        }
    }

    /** A public constant. */
    record Known(Secret value) implements CredentialSource {
        @Override
        public Secret read() {
            return value;
        }
    }
}
