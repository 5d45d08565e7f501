package io.throughline.examples;

import io.throughline.testkit.connector.Disturbance;
import io.throughline.testkit.connector.DisturbedWire;
import io.throughline.testkit.connector.FeedFacts;
import io.throughline.testkit.connector.SystemUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A stand-in of the old system: the share, in which it leaves files as it does every night, and from which it takes ours. */
final class LegacyShare implements SystemUnderTest {

    static final Charset ENCODING = Charset.forName("windows-1252");

    private static final String COLUMNS = "entry;employee;project;day;hours;billable;status;text";

    private final Path root;
    private DisturbedWire wire;
    private int files;

    LegacyShare(Path root) throws IOException {
        this.root = root;
        for (String folder : List.of("out", "in", "done")) {
            Files.createDirectories(root.resolve(folder));
        }
    }

    Path root() {
        return root;
    }

    /** Everything to it goes by this wire. */
    DisturbedWire by(DisturbedWire disturbed) {
        wire = disturbed;
        return disturbed;
    }

    /** It leaves a file with these rows. */
    Path leave(String... rows) throws IOException {
        return leaveBytes((COLUMNS + "\r\n" + String.join("\r\n", rows) + "\r\n").getBytes(ENCODING));
    }

    private Path leaveBytes(byte[] bytes) throws IOException {
        files++;
        Path file = root.resolve("out/time-%05d.csv".formatted(files));
        return Files.move(Files.write(root.resolve("out/writing.tmp"), bytes), file);
    }

    /** It takes all files of ours. */
    void take() throws IOException {
        for (Path file : left("in")) {
            Files.move(file, root.resolve("done").resolve(file.getFileName()));
        }
    }

    private List<Path> left(String folder) throws IOException {
        try (Stream<Path> found = Files.list(root.resolve(folder))) {
            return found.toList();
        }
    }

    /** The rows that we left for it, taken or not; each is a record that it makes. */
    List<String> rows() {
        try {
            List<Path> all =
                    Stream.concat(left("in").stream(), left("done").stream()).toList();
            return all.stream().flatMap(file -> lines(file).skip(1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return new String(Files.readAllBytes(file), ENCODING).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void fail(int nth, Disturbance disturbance) {
        wire.fail(nth, disturbance);
    }

    @Override
    public boolean healed() {
        return wire.healed();
    }

    @Override
    public long created() {
        return rows().size();
    }

    /** Whatever was asked for, files came to be in these places only. */
    @Override
    public List<String> paths() {
        try (Stream<Path> all = Files.walk(root.getParent())) {
            return all.map(file -> root.getParent().relativize(file).toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void administer(Map<String, Object> change) {
        throw new UnsupportedOperationException("nobody administers the old system any more");
    }

    /** How it comes to have time entries. */
    FeedFacts timeFacts() {
        return new FeedFacts() {

            private int entries;

            @Override
            public String operation() {
                return "psa-time-feed";
            }

            @Override
            public String make(String name) throws IOException {
                entries++;
                leave("Z-%d;E7;P-20;23.11.2026;1,50;J;F;%s".formatted(entries, name));
                return "Z-" + entries;
            }

            @Override
            public void change(String id) throws IOException {
                leave("%s;E7;P-20;23.11.2026;%d,25;J;F;changed".formatted(id, files % 20));
            }

            @Override
            public Optional<String> expiredPosition() {
                return Optional.of("2020-01-01T00:00:00Z~3~0123456789abcdef~time-gone.csv");
            }

            @Override
            public Optional<LateRecord> late() {
                return Optional.of(time -> {
                    String id = make("Late");
                    Path file = root.resolve("out/time-%05d.csv".formatted(files));
                    Files.setLastModifiedTime(
                            Files.move(file, root.resolve("out/time-00000-%d.csv".formatted(files))),
                            java.nio.file.attribute.FileTime.from(time));
                    return id;
                });
            }
        };
    }
}
