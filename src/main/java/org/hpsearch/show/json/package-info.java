/// The shapes of the JSON that verbs print: a table of fields makes the objects and their schema.
@NullMarked
package org.hpsearch.show.json;

import org.jspecify.annotations.NullMarked;
