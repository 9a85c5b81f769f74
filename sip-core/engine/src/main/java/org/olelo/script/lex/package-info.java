/** From characters to tokens of one text, without directives or defines. */
@NullMarked
package org.olelo.script.lex;

import org.jspecify.annotations.NullMarked;
