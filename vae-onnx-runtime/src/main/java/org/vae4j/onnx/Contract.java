package org.vae4j.onnx;

/**
 * What a file turned out to be.
 *
 * @param metadata the model's sizes, and what the file says about itself
 * @param signature its inputs and outputs
 */
record Contract(ModelMetadata metadata, Signature signature) {}
