/** Helpers shared by the modules of this library; not API, may change without notice. */
@NullMarked
package org.vae4j.internal;

import org.jspecify.annotations.NullMarked;
