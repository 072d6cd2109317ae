/// Columns of values over all runs of an index.
@NullMarked
package org.hpsearch.query.values;

import org.jspecify.annotations.NullMarked;
