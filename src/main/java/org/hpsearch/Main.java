package org.hpsearch;

/// Probe.
public final class Main {
    private Main() {}

    /// Probe.
    public static void main(String[] args) {
        System.out.println("x");
    }
}
