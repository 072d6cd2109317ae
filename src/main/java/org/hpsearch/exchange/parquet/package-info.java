/// Files of Parquet that other programs wrote.
@NullMarked
package org.hpsearch.exchange.parquet;

import org.jspecify.annotations.NullMarked;
