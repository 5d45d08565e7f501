package io.throughline.connector.drop;

import io.throughline.canonical.Json;
import io.throughline.config.FileForm;
import io.throughline.config.Network;
import io.throughline.config.SystemConfig;
import io.throughline.connector.http.Deadline;
import io.throughline.connector.http.Wire;
import io.throughline.connector.http.WireAnswer;
import io.throughline.connector.http.WireException;
import io.throughline.connector.http.WireException.Kind;
import io.throughline.connector.http.WireLimits;
import io.throughline.connector.http.WireRequest;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries requests out on CSV files below one folder: {@code POST /<folder>?names=…} with a feed's question as body reads rows that the system left; {@code GET
 * /<folder>?names=…} finds rows that we left for it, taken or not; {@code PUT /<folder>/<file>} leaves a file of rows, once: 412 if there is one, also if it was taken. Every
 * answer is JSON. Thread-safe; several processes may work on one folder.
 */
public final class FolderWire implements Wire {

    private static final String NAMES = "names";

    private final FileForm form;
    private final Path root;
    private final DropFolder folder;
    private final RowReader reader;
    private final DropWrite writer;
    private final Clock clock;

    private FolderWire(FileForm form, Path root, Clock clock) {
        this.form = form;
        this.root = root;
        this.folder = new DropFolder(root);
        this.reader = new RowReader(folder, form);
        this.writer = new DropWrite(form);
        this.clock = clock;
    }

    /**
     * The wire of a system of files.
     *
     * @param clock tells which files are young enough to be still under way
     * @throws IllegalArgumentException if its connector says nothing of files
     */
    public static FolderWire of(SystemConfig system, Path root, Clock clock) {
        FileForm form = system.api()
                .flatMap(api -> api.files())
                .orElseThrow(() -> new IllegalArgumentException("CON-1709 system " + system.name()
                        + " is a folder, but its connector says nothing of files. Nothing was read or written. Add files: to config/connectors/"
                        + system.connector() + ".yaml."));
        return new FolderWire(form, root, clock);
    }

    @Override
    public int maxAnswerBytes() {
        return WireLimits.DEFAULT.maxAnswerBytes();
    }

    @Override
    public WireAnswer send(WireRequest request, Network network, Deadline deadline, Runnable beforeFirstByte)
            throws WireException {
        if (!Files.isDirectory(root)) {
            throw new WireException(Kind.NOT_SENT, "its folder is not there", null);
        }
        String[] place = request.uri().getPath().substring(1).split("/");
        try {
            if (request.method().equals("PUT") && place.length == 2) {
                return write(place[0], place[1], request, deadline, beforeFirstByte);
            }
            beforeFirstByte.run();
            return answer(200, read(request, place));
        } catch (DropException e) {
            Map<String, Object> error =
                    Map.of("code", e.getMessage().substring(0, 8), "message", e.getMessage(), "field", e.field());
            return answer(e.status(), Map.of("error", error));
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new WireException(Kind.NOT_SENT, "folder " + place[0] + " is not there", e);
        } catch (IOException e) {
            throw new WireException(
                    Kind.NOT_SENT,
                    "its files cannot be read or written (" + e.getClass().getSimpleName() + ")",
                    e);
        }
    }

    private Map<String, Object> read(WireRequest request, String[] place) throws IOException {
        String names = names(request);
        if (place.length == 1
                && request.method().equals("POST")
                && form.leaves().contains(place[0])) {
            DropPage page = new DropPage(reader, Json.asObject(Json.read(request.body())));
            return page.read(folder.list(place[0], names), DropPage.quietSince(clock.instant(), form.quiet()));
        }
        if (place.length == 1 && request.method().equals("GET") && form.takes().containsKey(place[0])) {
            return Map.of("rows", ours(place[0], names));
        }
        throw new DropException(
                404,
                "CON-1710 the connector names no such folder for this: nothing was read or written. Mend the route or config/connectors/<connector>.yaml.",
                "");
    }

    private static String names(WireRequest request) {
        String query = request.uri().getQuery();
        return Optional.ofNullable(query)
                .filter(text -> text.startsWith(NAMES + "="))
                .map(text -> text.substring(NAMES.length() + 1))
                .orElse("*");
    }

    /** Where they lie first, then where they were taken to: a file that is taken meanwhile is found at least once. */
    private List<Map<String, Object>> ours(String name, String names) throws IOException {
        Map<String, List<Map<String, Object>>> byFile = new LinkedHashMap<>();
        for (String place : List.of(name, form.takes().get(name))) {
            for (DropFile file : folder.list(place, names)) {
                if (file.readable() && !byFile.containsKey(file.label())) {
                    found(file).ifPresent(rows -> byFile.put(file.label(), rows));
                }
            }
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        byFile.values().forEach(rows::addAll);
        return rows;
    }

    private Optional<List<Map<String, Object>>> found(DropFile file) throws IOException {
        try {
            return Optional.of(reader.ours(file));
        } catch (NoSuchFileException takenMeanwhile) {
            return Optional.empty();
        }
    }

    private WireAnswer write(
            String place, String name, WireRequest request, Deadline deadline, Runnable beforeFirstByte)
            throws IOException, WireException {
        if (!form.takes().containsKey(place)) {
            throw new DropException(
                    403,
                    "CON-1711 the system takes no files from this folder: nothing was written. Mend the route.",
                    "");
        }
        byte[] bytes = writer.bytes(Json.read(request.body()));
        if (folder.has(place, name) || folder.has(form.takes().get(place), name)) {
            throw there(name);
        }
        Path part = folder.prepare(place, name, bytes);
        try {
            if (deadline.nanosLeft() == 0) {
                throw new WireException(Kind.NOT_SENT, "no time was left to let the file appear", null);
            }
            beforeFirstByte.run();
            appear(part, name);
        } finally {
            forget(part);
        }
        return written(place, name);
    }

    /** Its other name; the file stays. One that is left behind is seen by nobody. */
    private static void forget(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException leftBehind) {
            part.toFile().deleteOnExit();
        }
    }

    private WireAnswer written(String place, String name) throws WireException {
        try {
            return answer(201, Map.of("rows", ours(place, name)));
        } catch (IOException e) {
            throw new WireException(Kind.UNSURE, "the file appeared and could not be read again", e);
        }
    }

    /** From here on the system may see it, whatever is answered to us. */
    private void appear(Path part, String name) throws WireException {
        try {
            folder.appear(part, name);
        } catch (FileAlreadyExistsException e) {
            throw there(name);
        } catch (IOException e) {
            throw new WireException(
                    Kind.UNSURE, "the file was about to appear (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    private static DropException there(String name) {
        return new DropException(412, "CON-1712 there is a file " + name + " already: it was left as it is.", "name");
    }

    private static WireAnswer answer(int status, Map<String, Object> body) {
        HttpHeaders headers =
                HttpHeaders.of(Map.of("content-type", List.of("application/json")), (name, value) -> true);
        return new WireAnswer(status, headers, Json.writeBytes(body), Optional.empty());
    }
}
