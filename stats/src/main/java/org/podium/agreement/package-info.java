/** Agreement of a board with other benchmarks, and battles made of per-item scores. */
@NullMarked
package org.podium.agreement;

import org.jspecify.annotations.NullMarked;
