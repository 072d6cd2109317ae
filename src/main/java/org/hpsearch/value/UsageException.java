package org.hpsearch.value;

/// What was typed is wrong: exit status 2.
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }

    /// Makes sure that an option that counts something asks for one at least.
    ///
    /// @throws UsageException where it does not
    public static void requireOne(String option, int count) {
        if (count < 1) {
            throw new UsageException(option + " must be at least 1");
        }
    }
}
