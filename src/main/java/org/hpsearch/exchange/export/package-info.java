/// Runs as the tables, folders and stores of other tools.
@NullMarked
package org.hpsearch.exchange.export;

import org.jspecify.annotations.NullMarked;
