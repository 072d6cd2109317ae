/// What hps reads from an output, line by line, for people.
@NullMarked
package org.hpsearch.command.explain;

import org.jspecify.annotations.NullMarked;
