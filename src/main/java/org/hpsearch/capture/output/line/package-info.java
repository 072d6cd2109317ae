/// The grammar of one printed line: its tokens, patterns of tokens, and the named rules by which a number becomes a
/// metric's value, a position, or nothing.
@NullMarked
package org.hpsearch.capture.output.line;

import org.jspecify.annotations.NullMarked;
