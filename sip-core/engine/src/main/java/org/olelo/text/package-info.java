/** Bytes and strings of one byte a character: conversion, comparison, numbers, growable output. */
@NullMarked
package org.olelo.text;

import org.jspecify.annotations.NullMarked;
