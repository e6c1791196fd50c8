/** The models a second time: slow, obvious, and without any code of the library. */
@NullMarked
package org.podium.slow;

import org.jspecify.annotations.NullMarked;
