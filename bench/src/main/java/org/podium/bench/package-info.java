/** The measurements behind every figure of speed that the documents quote. */
@NullMarked
package org.podium.bench;

import org.jspecify.annotations.NullMarked;
