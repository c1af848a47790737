/** What the exporter and this module agree on; not API, may change without notice. */
@NullMarked
package org.vae4j.onnx.internal;

import org.jspecify.annotations.NullMarked;
