/** The files in which training runs are saved; not API, may change without notice. */
@NullMarked
package org.vae4j.tensorflow.checkpoint;

import org.jspecify.annotations.NullMarked;
