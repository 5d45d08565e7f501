package io.throughline.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers of records in the order of a rank, then of the number: counts what follows a rank and reads a part of it without a look at the rest. Blocks of sorted pairs, so
 * that a million entries take 16 megabytes. For one thread.
 */
final class RankedIndex {

    private static final int MOST = 2_048;

    private final List<Block> blocks = new ArrayList<>();

    void add(long rank, long number) {
        if (blocks.isEmpty()) {
            blocks.add(new Block(new long[16], new long[16], 0));
        }
        int at = blockOf(rank, number);
        Block block = blocks.get(at);
        block.insert(rank, number);
        if (block.size == MOST) {
            blocks.add(at + 1, block.split());
        }
    }

    void remove(long rank, long number) {
        if (blocks.isEmpty()) {
            return;
        }
        int at = blockOf(rank, number);
        Block block = blocks.get(at);
        block.delete(rank, number);
        if (block.size == 0) {
            blocks.remove(at);
        }
    }

    /** How many entries have a greater rank. */
    int countAfter(long rank) {
        int count = 0;
        for (int i = blocks.size() - 1; i >= 0; i--) {
            Block block = blocks.get(i);
            int from = block.find(rank, Long.MAX_VALUE);
            count += block.size - from;
            if (from > 0) {
                return count;
            }
        }
        return count;
    }

    /** The numbers of entries with a greater rank, in order, without the first {@code offset}, at most {@code limit}. */
    long[] after(long rank, int offset, int limit) {
        long[] found = new long[limit];
        int taken = 0;
        int skip = offset;
        for (int i = blocks.isEmpty() ? 0 : blockOf(rank, Long.MAX_VALUE); i < blocks.size() && taken < limit; i++) {
            Block block = blocks.get(i);
            int from = block.find(rank, Long.MAX_VALUE);
            int passed = Math.min(skip, block.size - from);
            skip -= passed;
            int wanted = Math.min(limit - taken, block.size - from - passed);
            System.arraycopy(block.numbers, from + passed, found, taken, wanted);
            taken += wanted;
        }
        return Arrays.copyOf(found, taken);
    }

    void clear() {
        blocks.clear();
    }

    /** The last block that does not begin behind the entry. */
    private int blockOf(long rank, long number) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (blocks.get(middle).beginsBehind(rank, number)) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return low;
    }

    /** Some sorted entries. */
    private static final class Block {

        private long[] ranks;
        private long[] numbers;
        private int size;

        Block(long[] ranks, long[] numbers, int size) {
            this.ranks = ranks;
            this.numbers = numbers;
            this.size = size;
        }

        boolean beginsBehind(long rank, long number) {
            return size > 0 && compare(0, rank, number) > 0;
        }

        private int compare(int at, long rank, long number) {
            int byRank = Long.compare(ranks[at], rank);
            return byRank != 0 ? byRank : Long.compare(numbers[at], number);
        }

        /** The first place whose entry is not before this one. */
        int find(long rank, long number) {
            int low = 0;
            int high = size;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (compare(middle, rank, number) < 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        void insert(long rank, long number) {
            if (size == ranks.length) {
                ranks = Arrays.copyOf(ranks, size * 2);
                numbers = Arrays.copyOf(numbers, size * 2);
            }
            int at = find(rank, number);
            System.arraycopy(ranks, at, ranks, at + 1, size - at);
            System.arraycopy(numbers, at, numbers, at + 1, size - at);
            ranks[at] = rank;
            numbers[at] = number;
            size++;
        }

        void delete(long rank, long number) {
            int at = find(rank, number);
            if (at < size && compare(at, rank, number) == 0) {
                System.arraycopy(ranks, at + 1, ranks, at, size - at - 1);
                System.arraycopy(numbers, at + 1, numbers, at, size - at - 1);
                size--;
            }
        }

        Block split() {
            int half = size / 2;
            Block rest = new Block(
                    Arrays.copyOfRange(ranks, half, size), Arrays.copyOfRange(numbers, half, size), size - half);
            ranks = Arrays.copyOf(ranks, half);
            numbers = Arrays.copyOf(numbers, half);
            size = half;
            return rest;
        }
    }
}
