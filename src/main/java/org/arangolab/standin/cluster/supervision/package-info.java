/** The duty of the agency's leader: it watches the servers and repairs the plan (facts/server.md 4.3 and 4.4). */
package org.arangolab.standin.cluster.supervision;
