/// Runs in one file, and out of it again.
@NullMarked
package org.hpsearch.exchange.archive;

import org.jspecify.annotations.NullMarked;
