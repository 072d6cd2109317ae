/// The verbs that bring runs in and out: import, export, pack, unpack, sync.
@NullMarked
package org.hpsearch.command.exchange;

import org.jspecify.annotations.NullMarked;
