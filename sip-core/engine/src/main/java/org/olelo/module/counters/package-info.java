/** Module counters: script counters, and RPC access to all statistics. */
@NullMarked
package org.olelo.module.counters;

import org.jspecify.annotations.NullMarked;
