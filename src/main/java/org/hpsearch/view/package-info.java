/// What is looked at: which runs, in which table, as which curves; a value that a URL and command lines print.
@NullMarked
package org.hpsearch.view;

import org.jspecify.annotations.NullMarked;
