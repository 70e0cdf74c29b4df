/**
 * What stands in dumps: their files looked at, compared with servers, and dumps of what has changed since another one.
 */
package org.arangolab.tools.dump;
