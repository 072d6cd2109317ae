/// Runs that go on from, or repeat, an earlier run.
@NullMarked
package org.hpsearch.launch.again;

import org.jspecify.annotations.NullMarked;
