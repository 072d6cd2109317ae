/// The text of a query as a value, and back.
@NullMarked
package org.hpsearch.query.language;

import org.jspecify.annotations.NullMarked;
