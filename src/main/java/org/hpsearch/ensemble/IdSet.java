package org.hpsearch.ensemble;

import java.util.Arrays;

/// Texts that were seen, by 64 bits of hash each: of ten million different ones, two are taken for the same with a
/// probability of 3 in a million.
final class IdSet {
    private static final long PRIME = 0x9e3779b97f4a7c15L;

    private long[] hashes = new long[1 << 12];
    private int size;

    /// Adds a text.
    ///
    /// @return whether it is new
    boolean add(String text) {
        if (2 * size > hashes.length) {
            grow();
        }
        long hash = hash(text);
        int at = place(hash);
        boolean isNew = hashes[at] == 0;
        hashes[at] = hash;
        size += isNew ? 1 : 0;
        return isNew;
    }

    private static long hash(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
            hash ^= hash >>> 29;
        }
        return hash == 0 ? 1 : hash;
    }

    private int place(long hash) {
        int at = (int) (hash >>> 20) & hashes.length - 1;
        while (hashes[at] != 0 && hashes[at] != hash) {
            at = at + 1 & hashes.length - 1;
        }
        return at;
    }

    private void grow() {
        long[] before = hashes;
        hashes = new long[2 * before.length];
        Arrays.stream(before).filter(hash -> hash != 0).forEach(hash -> hashes[place(hash)] = hash);
    }
}
