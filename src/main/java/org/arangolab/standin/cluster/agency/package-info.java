/** The agency: a replicated tree of JSON values with one leader by term and lease (facts/server.md 4.4). */
package org.arangolab.standin.cluster.agency;
