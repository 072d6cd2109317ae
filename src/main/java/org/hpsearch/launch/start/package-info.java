/// From what was typed to a run that starts.
@NullMarked
package org.hpsearch.launch.start;

import org.jspecify.annotations.NullMarked;
