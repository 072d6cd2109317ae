/// What is seen of running and waiting runs while they go on: their rows so far, how far they are, what an engine
/// holds.
@NullMarked
package org.hpsearch.screen.live;

import org.jspecify.annotations.NullMarked;
