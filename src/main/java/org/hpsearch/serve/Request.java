package org.hpsearch.serve;

import java.util.Map;
import java.util.TreeMap;

/// What a client asks.
///
/// @param method  `GET` ...
/// @param path    without the query
/// @param query   as it stands in the URL; empty where there is none
/// @param headers name → its last value, in any case of letters
record Request(String method, String path, String query, Map<String, String> headers) {
    Request {
        TreeMap<String, String> any = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        any.putAll(headers);
        headers = any;
    }

    /// A header; empty where there is none.
    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
