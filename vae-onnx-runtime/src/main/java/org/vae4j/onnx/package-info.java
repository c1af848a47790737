/**
 * Serves exported models from ONNX Runtime: the one part of this library that a host application
 * needs.
 *
 * <p>The tour: {@link org.vae4j.onnx.OnnxVae#load} opens a folder that {@code OnnxExporter} wrote,
 * or a lone decoder, on the first {@link org.vae4j.onnx.Device} that works, and says through {@link
 * org.vae4j.onnx.RefusedDevice} why the preferred ones did not. A {@link
 * org.vae4j.onnx.ModelSource} brings files from a class path or from memory, and a {@link
 * org.vae4j.onnx.ModelDescription} says what files of other tools cannot tell. What comes back is a
 * {@link org.vae4j.inference.VaeModel}, for a {@link org.vae4j.inference.Sampler} or an {@link
 * org.vae4j.inference.Interpolator}.
 *
 * <p>Inside, from the outside in: {@code OnnxVae} counts calls in flight; {@code OnnxFunction} cuts
 * a call into chunks and lends each call a {@code Slot} of native memory that is used again; {@code
 * PortBuffer} turns items into the order of the file and back; {@code OnnxSession} is the native
 * model; a {@code Candidate} is a device to try, and an {@code ExecutionProvider} per kind of
 * device says how to reach it; {@code NvidiaReasons} turns ONNX Runtime's words into what to do.
 * {@code ModelOutline} refuses bytes that ONNX Runtime should not see. A {@code Role} then decides
 * what a file is: {@code ModelMetadata} and {@code Signature} hold our own to what they say, {@code
 * ForeignDecoder} and {@code ForeignEncoder} find it out.
 */
@NullMarked
package org.vae4j.onnx;

import org.jspecify.annotations.NullMarked;
