package org.olelo.module.app_lua;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.olelo.pv.Value;

/** Strings between Lua (bytes) and the script (one char for each byte). */
final class LuaText {
    private LuaText() {}

    static LuaValue of(@Nullable String text) {
        return text == null ? LuaValue.NIL : LuaString.valueUsing(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A variable's value: nil, an integer, or a string. */
    static LuaValue of(Value value) {
        if (value.isNull()) {
            return LuaValue.NIL;
        }
        return value.isInt() ? LuaValue.valueOf(value.number()) : of(value.text());
    }

    /** The bytes of a Lua string or number as text; nil is empty. */
    static String text(LuaValue value) {
        if (value.isnil()) {
            return "";
        }
        LuaValue converted = value.tostring();
        if (converted instanceof LuaString bytes) {
            return new String(bytes.m_bytes, bytes.m_offset, bytes.m_length, StandardCharsets.ISO_8859_1);
        }
        return value.tojstring();
    }

    /** A Lua value as one of the script. */
    static Value value(LuaValue value) {
        if (value.isnil()) {
            return Value.NULL;
        }
        if (value.type() == LuaValue.TNUMBER) {
            return Value.of((int) value.tolong());
        }
        return Value.of(value.isboolean() ? (value.toboolean() ? "1" : "0") : text(value));
    }
}
