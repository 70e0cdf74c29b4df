/** Endpoints and ports. Endpoints are parsed and normalised here only. */
package org.arangolab.net;
