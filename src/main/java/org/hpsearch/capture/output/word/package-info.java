/// What single words, signs and units of output mean: names of measures and settings ([Vocabulary]), of what counts
/// ([StepAxis]), units behind numbers.
@NullMarked
package org.hpsearch.capture.output.word;

import org.jspecify.annotations.NullMarked;
