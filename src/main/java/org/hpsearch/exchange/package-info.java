/// Runs in from other tools and out to them: kinds found, folders written, summaries.
@NullMarked
package org.hpsearch.exchange;

import org.jspecify.annotations.NullMarked;
