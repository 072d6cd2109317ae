/// The points of curves before they are drawn: parts of them, fewer of them with their spikes, smoothed ones.
@NullMarked
package org.hpsearch.chart.points;

import org.jspecify.annotations.NullMarked;
