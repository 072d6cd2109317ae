/// What pictures are drawn on: one canvas of lines, areas and texts, as SVG, PNG, PDF, or Braille dots of a terminal;
/// its colours, inks and widths of texts.
@NullMarked
package org.hpsearch.chart.medium;

import org.jspecify.annotations.NullMarked;
