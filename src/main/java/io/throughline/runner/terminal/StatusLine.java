package io.throughline.runner.terminal;

import java.io.PrintWriter;

/** Shows how far something is: one line that rewrites itself on a terminal, a line for each news otherwise. For one thread. */
public final class StatusLine {

    private static final String REWRITE = "\r\u001b[K";

    private static final long NANOS_BETWEEN_LINES = 2_000_000_000L;

    private final PrintWriter out;
    private final boolean rewriting;
    private String shown = "";
    private long printed;

    /** @param rewriting whether {@code out} is a terminal */
    public StatusLine(PrintWriter out, boolean rewriting) {
        this.out = out;
        this.rewriting = rewriting;
    }

    /** On the error stream of a command; rewriting if somebody sits in front of it. */
    public static StatusLine on(PrintWriter err) {
        return new StatusLine(err, System.console() != null && System.getenv("NO_COLOR") == null);
    }

    /**
     * Shows news.
     *
     * @param clock what changes always and is no news by itself, such as the seconds
     * @param news what is told
     */
    public void show(String clock, String news) {
        if (rewriting) {
            out.print(REWRITE + clock + news);
            out.flush();
            shown = news;
        } else if (!news.equals(shown) && mayPrint()) {
            out.println(clock + news);
            shown = news;
        }
    }

    /** A log is read by people too: not every change is worth a line. */
    private boolean mayPrint() {
        long now = System.nanoTime();
        boolean may = shown.isEmpty() || now - printed > NANOS_BETWEEN_LINES;
        printed = may ? now : printed;
        return may;
    }

    /** Leaves the line as it is and goes on below it. */
    public void end() {
        if (rewriting && !shown.isEmpty()) {
            out.println();
        }
    }
}
