/// The options and words that verbs share, and what they choose.
@NullMarked
package org.hpsearch.command.option;

import org.jspecify.annotations.NullMarked;
