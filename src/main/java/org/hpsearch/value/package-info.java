/// Texts and bytes to values and back: JSON, YAML, CSV, numbers, words, atomic files.
@NullMarked
package org.hpsearch.value;

import org.jspecify.annotations.NullMarked;
