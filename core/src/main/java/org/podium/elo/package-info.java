/** Online Elo: one update as a pure function, replay over a log, and a thread-safe live table. */
@NullMarked
package org.podium.elo;

import org.jspecify.annotations.NullMarked;
