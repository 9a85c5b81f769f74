/** SIP applications of the tests. */
@SipApplication(name = "answering", mainServlet = "Answering")
package org.olelo.ear.sip;

import jakarta.servlet.sip.annotation.SipApplication;
