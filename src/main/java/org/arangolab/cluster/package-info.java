/** Orders many servers: plans, starts, watches, hurts, heals and stops clusters. Knows no process. */
package org.arangolab.cluster;
