package io.throughline.runner.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    private Path temporary;

    private DataFolder folder;

    @BeforeEach
    void make() throws IOException {
        folder = DataFolder.at(temporary.resolve("deals"));
    }

    @Test
    void isReadableByItsOwnerAlone() throws IOException {
        assertThat(permissions(folder.root())).isEqualTo("rwx------");
    }

    @Test
    void keepsTheTokenFromOtherUsers() throws IOException {
        folder.runnerFile().write(new RunnerAddress(7, URI.create("http://127.0.0.1:1"), "token"));

        assertThat(permissions(folder.runnerFile().path())).isEqualTo("rw-------");
    }

    @Test
    void findsTheRunnerThatWroteItsAddress() throws IOException {
        RunnerAddress address = new RunnerAddress(7, URI.create("http://127.0.0.1:4711"), "token");

        folder.runnerFile().write(new RunnerAddress(6, URI.create("http://127.0.0.1:1"), "older"));
        folder.runnerFile().write(address);

        assertThat(folder.runnerFile().read()).contains(address);
        assertThat(address.toString()).doesNotContain("token");
    }

    @Test
    void findsNoRunnerInAnEmptyFolderOrAForeignFile() throws IOException {
        assertThat(folder.runnerFile().read()).isEmpty();
        Files.writeString(folder.runnerFile().path(), "{\"pid\": \"none\"}");
        assertThat(folder.runnerFile().read()).isEmpty();
        Files.writeString(folder.runnerFile().path(), "half of a fi");
        assertThat(folder.runnerFile().read()).isEmpty();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
