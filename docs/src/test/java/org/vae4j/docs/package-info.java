/** The programs of the README and the guide, and the proof that the pages show just them. */
@NullMarked
package org.vae4j.docs;

import org.jspecify.annotations.NullMarked;
