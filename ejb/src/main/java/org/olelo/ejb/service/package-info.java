/** What administration does with accounts and contacts; called by the REST layer. */
@NullMarked
package org.olelo.ejb.service;

import org.jspecify.annotations.NullMarked;
