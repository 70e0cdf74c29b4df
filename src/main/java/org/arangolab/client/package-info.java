/** HTTP to a server: requests, responses, queries and collections over one client interface. */
package org.arangolab.client;
