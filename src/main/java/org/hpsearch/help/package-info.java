/// What hps says about itself: its verbs and their options, the man page, and the help topics of `src/main/help`, one
/// Markdown file each, on a terminal.
@NullMarked
package org.hpsearch.help;

import org.jspecify.annotations.NullMarked;
