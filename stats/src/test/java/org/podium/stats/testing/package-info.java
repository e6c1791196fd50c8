/** What the tests of this module share: simulated boards, a slow second implementation, statistical checks. */
@NullMarked
package org.podium.stats.testing;

import org.jspecify.annotations.NullMarked;
