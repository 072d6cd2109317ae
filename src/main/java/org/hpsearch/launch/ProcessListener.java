package org.hpsearch.launch;

/// Hears which processes a program has, so that signals reach it.
public interface ProcessListener {
    /// @param program pid of the program, of its shim where it has ended already
    /// @param group   of its processes, where it is not in the foreground
    void started(long program, long group);

    /// The program has ended: it gets no more signals.
    default void ended() {}
}
