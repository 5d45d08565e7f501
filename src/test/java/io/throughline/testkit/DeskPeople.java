package io.throughline.testkit;

import io.throughline.desk.PersonalToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** People for the desk of a test: writes {@code config/users.yaml} and keeps their tokens. */
public final class DeskPeople {

    private final Path folder;
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private final StringBuilder yaml = new StringBuilder("users:\n");

    /** @param folder over the packed files */
    public DeskPeople(Path folder) {
        this.folder = folder;
    }

    /**
     * Adds somebody.
     *
     * @param more lines of the entry, each {@code key: value}
     */
    public DeskPeople with(String id, String... more) {
        PersonalToken token = PersonalToken.random();
        tokens.put(id, token.reveal());
        yaml.append("  %s:%n    name: %s%n    token: %s%n".formatted(id, id, token.hash()));
        for (String line : more) {
            yaml.append("    ").append(line).append('\n');
        }
        return write();
    }

    private DeskPeople write() {
        try {
            Files.createDirectories(folder.resolve("config"));
            Files.writeString(folder.resolve("config/users.yaml"), yaml);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The token of somebody. */
    public String token(String id) {
        return tokens.get(id);
    }
}
