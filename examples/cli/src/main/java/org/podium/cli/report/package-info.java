/** The report: one HTML page with tables and charts that needs nothing but itself, and pictures of the charts. */
@NullMarked
package org.podium.cli.report;

import org.jspecify.annotations.NullMarked;
