/// From what an unmodified program takes and leaves (arguments, configuration files, output, checkpoints) to
/// parameters, metrics and checkpoints.
@NullMarked
package org.hpsearch.capture;

import org.jspecify.annotations.NullMarked;
