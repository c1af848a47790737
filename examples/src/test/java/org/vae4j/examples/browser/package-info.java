/**
 * A headless Chromium for tests, driven by the DevTools protocol over the JDK's own WebSocket: what
 * a page gets are the events of a real mouse and keyboard.
 */
@NullMarked
package org.vae4j.examples.browser;

import org.jspecify.annotations.NullMarked;
