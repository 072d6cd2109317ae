package org.hpsearch.run;

/// A file of a run folder that could not be used, wholly or in part.
///
/// @param file   its name inside the run folder
/// @param reason what was found, in words for a person
public record Damage(String file, String reason) {
    private static final String UNREADABLE = "cannot be read: ";
    private static final String UNFINISHED = "is large, and hps has read only ";
    private static final int MEGA = 20;

    /// A file that could not be read now; it may be all right the next time.
    public static Damage unreadable(String file, String reason) {
        return new Damage(file, UNREADABLE + reason);
    }

    /// A large file of which a look in a hurry has read the beginning; the next look goes on.
    static Damage unfinished(String file, long read, long size) {
        return new Damage(file, UNFINISHED + (read >> MEGA) + " of " + (size >> MEGA) + " MB; --fresh reads the rest");
    }

    /// Whether the rest of the file has to be read.
    public boolean isUnfinished() {
        return reason.startsWith(UNFINISHED);
    }

    /// Whether nothing is known to be wrong with the file itself: the system could not read it, or there was no time.
    public boolean mayPass() {
        return reason.startsWith(UNREADABLE) || isUnfinished();
    }

    @Override
    public String toString() {
        return file + ": " + reason;
    }
}
