/// From the words of a command, its configuration files and its environment to parameters.
@NullMarked
package org.hpsearch.capture.arguments;

import org.jspecify.annotations.NullMarked;
