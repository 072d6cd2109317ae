/// Rows as tables and JSON.
@NullMarked
package org.hpsearch.show.table;

import org.jspecify.annotations.NullMarked;
