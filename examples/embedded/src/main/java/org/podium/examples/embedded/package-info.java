/** A chess club's evening: live ratings while the games end, and a board with intervals afterwards. */
@NullMarked
package org.podium.examples.embedded;

import org.jspecify.annotations.NullMarked;
