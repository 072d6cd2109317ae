/// The verbs, one class each: parse, call, print.
@NullMarked
package org.hpsearch.command;

import org.jspecify.annotations.NullMarked;
