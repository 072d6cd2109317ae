/// Many runs from one line: sweeps, schedules, stages.
@NullMarked
package org.hpsearch.launch.many;

import org.jspecify.annotations.NullMarked;
