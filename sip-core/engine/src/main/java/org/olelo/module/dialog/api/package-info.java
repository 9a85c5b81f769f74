/** What module dialog tells other modules (Kamailio's dlg_api). */
@NullMarked
package org.olelo.module.dialog.api;

import org.jspecify.annotations.NullMarked;
