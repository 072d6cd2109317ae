package org.hpsearch.value;

/// A file or run is not as it should be; the message is for the user: it names the file, what was found, what was
/// expected and the next step.
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
