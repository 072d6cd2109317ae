/// A project opened for questions: index, defaults, saved queries, selectors; the library stands on it.
@NullMarked
package org.hpsearch.workspace;

import org.jspecify.annotations.NullMarked;
