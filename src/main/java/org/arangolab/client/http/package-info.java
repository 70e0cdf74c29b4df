/** HTTP/1.1 and HTTP/2, by OkHttp; the only package that knows it. */
package org.arangolab.client.http;
