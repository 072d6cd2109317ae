/// Files that a program writes: which are its own, which are checkpoints, and the copies that are kept.
@NullMarked
package org.hpsearch.capture.written;

import org.jspecify.annotations.NullMarked;
