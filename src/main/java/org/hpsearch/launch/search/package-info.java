/// Sweeps that search: the next configuration is chosen by what the runs so far came to.
@NullMarked
package org.hpsearch.launch.search;

import org.jspecify.annotations.NullMarked;
