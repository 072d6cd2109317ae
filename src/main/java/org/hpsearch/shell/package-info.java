/// The `hps>` shell: lines in, commands called; it keeps the index open and the last result at hand.
@NullMarked
package org.hpsearch.shell;

import org.jspecify.annotations.NullMarked;
