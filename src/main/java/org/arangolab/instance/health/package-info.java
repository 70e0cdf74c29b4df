/** How servers are: a verdict for each from its process, its log and its answers, and the way to it step by step. */
package org.arangolab.instance.health;
