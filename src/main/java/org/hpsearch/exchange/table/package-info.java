/// Rows of CSV, JSON and JSON lines as runs.
@NullMarked
package org.hpsearch.exchange.table;

import org.jspecify.annotations.NullMarked;
