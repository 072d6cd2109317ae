/// Outside commands: start, signal, time limit, exit. The only place with [ProcessBuilder].
@NullMarked
package org.hpsearch.process;

import org.jspecify.annotations.NullMarked;
