/** How parallel work runs: on the caller by default, or on an executor that the caller hands over. */
@NullMarked
package org.podium.execution;

import org.jspecify.annotations.NullMarked;
