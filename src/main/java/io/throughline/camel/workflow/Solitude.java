package io.throughline.camel.workflow;

/**
 * Lets one transaction of a process run while no other one does: the last try of one that may kill the process (G8). While somebody wants to be
 * alone, nothing is claimed, who has not begun gives its claim back, and who has begun comes to its end. So a crash then is counted against nobody
 * else. Thread-safe; one for all workflows of a process.
 */
final class Solitude {

    private int present;
    private boolean wanted;

    /** Comes in, unless somebody is or wants to be alone; who came in leaves. */
    synchronized boolean enter() {
        if (wanted) {
            return false;
        }
        present++;
        return true;
    }

    /** Lets others in who belong to somebody present; each of them leaves. */
    synchronized void bring(int others) {
        present += others;
    }

    synchronized void leave() {
        present--;
    }

    synchronized boolean isWanted() {
        return wanted;
    }

    /**
     * Somebody present wants to be alone: nobody comes in any more.
     *
     * @return false if another one has it or wants it
     */
    synchronized boolean want() {
        boolean first = !wanted;
        wanted = true;
        return first;
    }

    /** Whether all others have left. */
    synchronized boolean isAlone() {
        return present == 1;
    }

    synchronized void end() {
        wanted = false;
    }
}
