/// Which runs are the same configuration.
@NullMarked
package org.hpsearch.query.same;

import org.jspecify.annotations.NullMarked;
