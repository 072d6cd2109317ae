/// The Lucene mirror of the run folders and its freshness. Lucene is used only here and in the query package.
@NullMarked
package org.hpsearch.index;

import org.jspecify.annotations.NullMarked;
