/// What may come next in a line: the candidates of Tab in the shells, in `hps>` and in watch, and of the page's query
/// line.
@NullMarked
package org.hpsearch.complete;

import org.jspecify.annotations.NullMarked;
