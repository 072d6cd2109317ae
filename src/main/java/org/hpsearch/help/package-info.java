/// What hps says about itself: the help topics of `src/main/help`, one Markdown file each, on a terminal.
@NullMarked
package org.hpsearch.help;

import org.jspecify.annotations.NullMarked;
