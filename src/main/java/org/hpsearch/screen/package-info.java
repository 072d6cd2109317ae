/// The live terminal.
@NullMarked
package org.hpsearch.screen;

import org.jspecify.annotations.NullMarked;
