/// Effective values: explicit, found, or a default that the project declares.
@NullMarked
package org.hpsearch.query.defaults;

import org.jspecify.annotations.NullMarked;
