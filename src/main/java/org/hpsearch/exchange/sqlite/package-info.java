/// Databases of SQLite: those of other programs are read and never changed, new ones are written.
@NullMarked
package org.hpsearch.exchange.sqlite;

import org.jspecify.annotations.NullMarked;
