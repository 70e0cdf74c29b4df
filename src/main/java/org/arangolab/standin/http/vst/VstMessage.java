package org.arangolab.standin.http.vst;

/**
 * A message, whole: a header in VelocyPack and a body.
 *
 * @param id    chosen by the client; the answer carries the same
 * @param bytes header and body
 */
record VstMessage(long id, byte[] bytes) {
}
