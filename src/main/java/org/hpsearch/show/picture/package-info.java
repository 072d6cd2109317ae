/// Runs as charts and reports.
@NullMarked
package org.hpsearch.show.picture;

import org.jspecify.annotations.NullMarked;
