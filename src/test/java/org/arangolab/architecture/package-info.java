/** The rooms of the design and the arrows between them, checked on the compiled classes. */
package org.arangolab.architecture;
