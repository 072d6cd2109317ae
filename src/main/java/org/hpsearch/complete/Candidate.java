package org.hpsearch.complete;

/// Something that may be typed.
///
/// @param text  the whole word
/// @param about what it is; empty for nothing
/// @param whole whether a blank follows
public record Candidate(String text, String about, boolean whole) {}
