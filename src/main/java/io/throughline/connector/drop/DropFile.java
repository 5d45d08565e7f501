package io.throughline.connector.drop;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A file in a folder.
 *
 * @param label its name; for a name with other than plain signs, a fingerprint of it, and then it is not read
 * @param arrived when it came to be as it is, by the clock of the file system
 * @param readable whether its name is plain and it is an ordinary file below the root
 */
record DropFile(Path path, String label, Instant arrived, boolean readable) {}
