/**
 * What the larger programs show their results with: {@code LineChart}, {@code BarChart} and {@code
 * ScatterChart} draw with XChart in one style, {@code TrainingCurves} draws the history of a
 * training, {@code Pictures} arranges and writes pictures, {@code AnimatedGif} sets them in motion,
 * {@code MetricsJson} writes the numbers for programs and {@code HtmlReport} everything for people.
 */
@NullMarked
package org.vae4j.examples.report;

import org.jspecify.annotations.NullMarked;
