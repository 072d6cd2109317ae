/// Databases of SQLite that other programs wrote: read, never changed.
@NullMarked
package org.hpsearch.exchange.sqlite;

import org.jspecify.annotations.NullMarked;
