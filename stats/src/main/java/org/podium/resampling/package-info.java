/** The multinomial bootstrap and the intervals taken from its replicates. */
@NullMarked
package org.podium.resampling;

import org.jspecify.annotations.NullMarked;
