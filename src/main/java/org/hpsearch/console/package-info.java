/// Text for people: tables, colour, progress, harmless display of hostile strings.
@NullMarked
package org.hpsearch.console;

import org.jspecify.annotations.NullMarked;
