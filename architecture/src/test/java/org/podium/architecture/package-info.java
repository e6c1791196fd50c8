/** The rules of the house, checked over the compiled classes of every module. */
@NullMarked
package org.podium.architecture;

import org.jspecify.annotations.NullMarked;
