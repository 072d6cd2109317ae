/// The way back: values put into the words and files of a command.
@NullMarked
package org.hpsearch.capture.edit;

import org.jspecify.annotations.NullMarked;
