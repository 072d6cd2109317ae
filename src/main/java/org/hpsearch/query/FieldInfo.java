package org.hpsearch.query;

/// What can be asked of one field.
///
/// @param name   as it can be typed
/// @param kind   `run`, `param` or `metric`
/// @param type   `number`, `text`, `boolean`, `time`, `span` (of time), or several with `/` between
/// @param runs   how many runs have a value of their own
/// @param filled how many more have one by a default
/// @param range  least and greatest number, or the most frequent texts, for people to read
public record FieldInfo(String name, String kind, String type, long runs, long filled, String range) {}
