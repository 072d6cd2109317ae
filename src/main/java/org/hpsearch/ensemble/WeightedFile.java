package org.hpsearch.ensemble;

import java.nio.file.Path;

/// A file of predictions that counts in an ensemble.
///
/// @param name   of the member, for messages
/// @param weight above 0
public record WeightedFile(String name, Path file, double weight) {}
