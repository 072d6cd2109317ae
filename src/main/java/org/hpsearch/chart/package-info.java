/// Series in, picture out: charts that know nothing of runs, drawn on any canvas (SVG, PNG, PDF, a
/// terminal's cells).
@NullMarked
package org.hpsearch.chart;

import org.jspecify.annotations.NullMarked;
