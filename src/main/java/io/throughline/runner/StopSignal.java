package io.throughline.runner;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;

/** Lets a command work until somebody ends the process; what it has open is closed before the process is gone (SIGTERM, Ctrl-C). */
final class StopSignal {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Blocks until the process is to end, then closes. Called by the main thread, once. */
    void awaitAndClose(AutoCloseable open) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(this::askAndWait, "stop"));
        asked.await();
        try {
            open.close();
        } finally {
            closed.countDown();
        }
    }

    /** Ends also when the input ends: a parent that is killed leaves no child behind. */
    void followInput(InputStream input) {
        Thread watcher = new Thread(() -> drain(input), "input");
        watcher.setDaemon(true);
        watcher.start();
    }

    private void drain(InputStream input) {
        try {
            input.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException broken) {
            // a broken pipe is an end like any other
        }
        asked.countDown();
    }

    private void askAndWait() {
        asked.countDown();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
