package io.throughline.runner.home;

import io.throughline.canonical.Json;
import io.throughline.canonical.JsonException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The file {@code runner.json}, readable by its owner alone, because whoever reads the token may use the internal API. */
public record RunnerFile(Path path) {

    /** Replaces the file in one move, so that nobody reads half of it. */
    public void write(RunnerAddress address) throws IOException {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("pid", address.pid());
        content.put("url", address.url().toString());
        content.put("token", address.token());
        Path draft = Files.createTempFile(path.getParent(), "runner", ".tmp", DataFolder.ownerOnly("rw-------"));
        Files.writeString(draft, Json.pretty(content), StandardCharsets.UTF_8);
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What the last runner wrote; empty if it left properly or never was, or if the file cannot be understood. */
    public Optional<RunnerAddress> read() throws IOException {
        try {
            Map<String, Object> content = Json.readObject(Files.readString(path, StandardCharsets.UTF_8));
            long pid = Long.parseLong(String.valueOf(content.get("pid")));
            URI url = URI.create(String.valueOf(content.get("url")));
            return Optional.of(new RunnerAddress(pid, url, String.valueOf(content.get("token"))));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (JsonException | IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    /** Removes the file: no runner answers any more. */
    public void remove() throws IOException {
        Files.deleteIfExists(path);
    }
}
