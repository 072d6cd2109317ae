/// The table of runs on a screen: its lines, which are runs and groups of runs, its columns and its order.
@NullMarked
package org.hpsearch.screen.table;

import org.jspecify.annotations.NullMarked;
