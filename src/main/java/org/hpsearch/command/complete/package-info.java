/// What may come next in a line: the candidates of the shells' Tab and of `hps>`.
@NullMarked
package org.hpsearch.command.complete;

import org.jspecify.annotations.NullMarked;
