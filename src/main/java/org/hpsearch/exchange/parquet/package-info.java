/// Files of Parquet: those of other programs are read, new ones are written.
@NullMarked
package org.hpsearch.exchange.parquet;

import org.jspecify.annotations.NullMarked;
