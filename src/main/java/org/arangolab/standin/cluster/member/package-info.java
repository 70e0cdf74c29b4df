/** What dbservers and coordinators have in common: they know the agency, register and send signs of life. */
package org.arangolab.standin.cluster.member;
