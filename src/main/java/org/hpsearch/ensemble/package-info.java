/// Predictions of several models: read, combined, scored. It knows files and numbers, nothing of runs.
@NullMarked
package org.hpsearch.ensemble;

import org.jspecify.annotations.NullMarked;
