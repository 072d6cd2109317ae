/// The query language, effective values, rows: text → [Query] → resolved fields → Lucene → [Result].
@NullMarked
package org.hpsearch.query;

import org.jspecify.annotations.NullMarked;
