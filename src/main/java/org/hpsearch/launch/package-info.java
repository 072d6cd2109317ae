/// Starts a program, follows it, and finishes its run folder; completes the folders of runs whose hps was killed.
@NullMarked
package org.hpsearch.launch;

import org.jspecify.annotations.NullMarked;
