/** Kamailio's module app_lua: routes in Lua, with the functions of all loaded modules in the table KSR (KEMI). */
@NullMarked
package org.olelo.module.app_lua;

import org.jspecify.annotations.NullMarked;
