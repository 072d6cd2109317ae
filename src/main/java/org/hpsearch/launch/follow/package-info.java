/// Follows a program that runs: its streams, its files, its use of the machine.
@NullMarked
package org.hpsearch.launch.follow;

import org.jspecify.annotations.NullMarked;
