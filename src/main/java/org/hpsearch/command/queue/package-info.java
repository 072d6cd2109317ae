/// What was handed to engines, as verbs show it and act on it.
@NullMarked
package org.hpsearch.command.queue;

import org.jspecify.annotations.NullMarked;
