package org.hpsearch.query;

import java.util.List;
import java.util.Optional;
import org.hpsearch.project.Objective;
import org.hpsearch.query.match.Row;

/// What a query found.
///
/// @param rows      in order, as many as were asked for
/// @param total     how many runs match
/// @param objective what the runs are judged by; empty where nothing tells
/// @param sortedBy  what they are sorted by, in words
/// @param notices   lines for the user, on standard error
public record Result(List<Row> rows, int total, Optional<Objective> objective, String sortedBy, List<String> notices) {
    public Result {
        rows = List.copyOf(rows);
        notices = List.copyOf(notices);
    }
}
