/// MLflow's stores as runs.
@NullMarked
package org.hpsearch.exchange.mlflow;

import org.jspecify.annotations.NullMarked;
