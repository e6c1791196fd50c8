/** The Java of the README and the guide, run and asserted, and checks of the documents themselves. */
@NullMarked
package org.podium.guide;

import org.jspecify.annotations.NullMarked;
