/// What is pressed, clicked and typed on a screen.
@NullMarked
package org.hpsearch.screen.input;

import org.jspecify.annotations.NullMarked;
