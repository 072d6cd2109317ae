package org.hpsearch.run;

/// A file of a run folder that could not be used, wholly or in part.
///
/// @param file   its name inside the run folder
/// @param reason what was found, in words for a person
public record Damage(String file, String reason) {
    @Override
    public String toString() {
        return file + ": " + reason;
    }
}
