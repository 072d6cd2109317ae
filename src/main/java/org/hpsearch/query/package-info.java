/// The query language, effective values, rows, groups: text → [Query] → resolved fields → Lucene → [Result] or
/// [Groups]. [Defaults] says what a run's parameters count as that it never had; no index changes with it.
@NullMarked
package org.hpsearch.query;

import org.jspecify.annotations.NullMarked;
