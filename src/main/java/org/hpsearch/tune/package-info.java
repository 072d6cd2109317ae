/// Which configuration to try next, which run to stop, which parameter mattered: numbers in, numbers out. It knows no
/// runs and no processes. All objectives are losses here: less is better.
@NullMarked
package org.hpsearch.tune;

import org.jspecify.annotations.NullMarked;
