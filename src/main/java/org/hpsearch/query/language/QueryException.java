package org.hpsearch.query.language;

/// A query that cannot be understood.
public final class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String query;
    private final int position;

    /// @param position index in the query, or -1 where no place can be told
    public QueryException(String message, String query, int position) {
        super(message);
        this.query = query;
        this.position = position;
    }

    /// The query as typed.
    public String query() {
        return query;
    }

    /// Index in the query, or -1 where no place can be told.
    public int position() {
        return position;
    }
}
