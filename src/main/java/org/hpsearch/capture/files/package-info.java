/// Metrics and settings in files that the program writes: TensorBoard events ([EventFile]), CSV logs ([TableFile]),
/// JSON ([JsonFile]); followed while they grow by [MetricFiles].
@NullMarked
package org.hpsearch.capture.files;

import org.jspecify.annotations.NullMarked;
