package io.throughline.runner.home;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * The folder that {@code --data} names. A runner and the simulators may share it: each keeps to files of its own. Created readable by its owner alone,
 * because the ledger holds business data (S-53).
 *
 * @param root absolute path
 */
public record DataFolder(Path root) {

    /** Uses a folder, which is created if it is missing. */
    public static DataFolder at(Path folder) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        Files.createDirectories(root, ownerOnly("rwx------"));
        return new DataFolder(root);
    }

    /** The H2 file without its ending. */
    public Path ledger() {
        return root.resolve("ledger").resolve("ledger");
    }

    /** Whether an embedded ledger was ever made here. */
    public boolean hasLedger() {
        return Files.exists(root.resolve("ledger").resolve("ledger.mv.db"));
    }

    /** Folder of the simulators' records and journals. */
    public Path simulators() {
        return root.resolve("simulators");
    }

    /** Takes the place of the one runner of this folder; empty if another one has it. The place is free again when the process ends, however it ends. */
    public Optional<RunnerPlace> occupy() throws IOException {
        return RunnerPlace.take(root.resolve("runner.lock"));
    }

    /** How to speak to the runner of this folder; its presence does not prove that it lives. */
    public RunnerFile runnerFile() {
        return new RunnerFile(root.resolve("runner.json"));
    }

    /** Who the runner of this folder is, for people. */
    public String describeRunner() throws IOException {
        return runnerFile().read().map(RunnerAddress::toString).orElse("it is just starting");
    }

    static FileAttribute<?>[] ownerOnly(String permissions) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> allowed = PosixFilePermissions.fromString(permissions);
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(allowed)};
    }
}
