package org.hpsearch.command.exchange;

import org.hpsearch.console.Context;
import org.hpsearch.workspace.Workspace;

/// A verb that brings runs in or out: its fields are its options.
public interface ExchangeVerb {
    /// Whether it changes no run, so that several projects may be looked at as one.
    default boolean looks() {
        return false;
    }

    /// Whether it works on whole answers only.
    default boolean acts() {
        return true;
    }

    /// Does the work.
    ///
    /// @return the exit status
    int run(Context context, Workspace workspace) throws Exception;
}
