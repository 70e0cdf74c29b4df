/** Why a server died, hangs or does not come up: ranked causes from what was seen of it. Pure. */
package org.arangolab.diagnose.why;
