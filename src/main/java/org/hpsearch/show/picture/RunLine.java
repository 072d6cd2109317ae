package org.hpsearch.show.picture;

import org.hpsearch.chart.LineChart.Series;
import org.hpsearch.query.match.Row;

/// A line and the run that it shows; of a group, one of its runs.
record RunLine(Row run, Series series) {}
