/// The part of a library's door that Hardwood knocks at; what is behind it is in plain Java.
@NullMarked
package org.xerial.snappy;

import org.jspecify.annotations.NullMarked;
