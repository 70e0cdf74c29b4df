/**
 * VelocyStream, the binary protocol of servers from 3.1 to 3.11 (facts/server.md 5.6): several requests at once on one
 * connection, told apart by message ids, in chunks, with VelocyPack inside.
 */
package org.arangolab.client.vst;
