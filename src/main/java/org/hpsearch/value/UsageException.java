package org.hpsearch.value;

/// What was typed is wrong: exit status 2.
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }
}
