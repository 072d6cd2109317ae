/// What hps says where a command cannot do what was wanted: what was typed wrongly, what is damaged, faults of our own.
@NullMarked
package org.hpsearch.command.failure;

import org.jspecify.annotations.NullMarked;
