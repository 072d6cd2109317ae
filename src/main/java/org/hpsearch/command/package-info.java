/// The verbs, one class each: parse, call, print. [org.hpsearch.command.Commands] is the door.
@NullMarked
package org.hpsearch.command;

import org.jspecify.annotations.NullMarked;
