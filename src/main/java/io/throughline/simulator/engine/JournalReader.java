package io.throughline.simulator.engine;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads whole lines of a journal file from one offset up to another; holds one line in memory at a time. */
final class JournalReader implements AutoCloseable {

    private final InputStream in;
    private final long end;
    private long position;

    JournalReader(Path file, long start, long end) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ).position(start);
        this.in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
        this.position = start;
        this.end = end;
    }

    /** The next whole line without its end, or null when there is none. */
    byte[] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        for (long at = position; at < end; at++) {
            int next = in.read();
            if (next == '\n') {
                position = at + 1;
                return line.toByteArray();
            }
            line.write(next);
        }
        return null;
    }

    /** The offset after the last line read. */
    long position() {
        return position;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
