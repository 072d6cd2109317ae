package org.hpsearch.run;

/// A file of a run folder that could not be used, wholly or in part.
///
/// @param file   its name inside the run folder
/// @param reason what was found, in words for a person
public record Damage(String file, String reason) {
    private static final String UNREADABLE = "cannot be read: ";

    /// A file that could not be read now; it may be all right the next time.
    public static Damage unreadable(String file, String reason) {
        return new Damage(file, UNREADABLE + reason);
    }

    /// What to say of lines that could not be read.
    static String lines(long number) {
        return number + " damaged lines were left out";
    }

    /// Whether nothing is known to be wrong with the file itself: the system could not read it.
    public boolean mayPass() {
        return reason.startsWith(UNREADABLE);
    }

    @Override
    public String toString() {
        return file + ": " + reason;
    }
}
