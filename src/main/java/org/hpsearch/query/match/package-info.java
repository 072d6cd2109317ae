/// Names resolved, a query in the terms of Lucene and in memory, rows.
@NullMarked
package org.hpsearch.query.match;

import org.jspecify.annotations.NullMarked;
