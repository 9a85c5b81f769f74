package org.olelo.rpc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value of an RPC request or reply. Kamailio's scan and add formats d, f, s, struct and array. */
public sealed interface RpcValue {
    /** An integer, 64 bit. */
    record Int(long value) implements RpcValue {}

    /** A floating point number. */
    record Real(double value) implements RpcValue {}

    /** A string, one char per byte (ISO-8859-1). */
    record Text(String value) implements RpcValue {}

    /** No value: {@code null} in JSON, the text {@code <null string>} in binrpc. */
    enum Null implements RpcValue {
        /** The only one. */
        NULL
    }

    /**
     * A structure: ordered members, names may repeat.
     *
     * @param listed in JSON always an array of objects with one member each, as Kamailio's arrays of named values
     */
    record Struct(List<Member> members, boolean listed) implements RpcValue {
        /** An empty structure to fill. */
        public Struct() {
            this(new ArrayList<>());
        }

        /** A structure of these members. */
        public Struct(List<Member> members) {
            this(members, false);
        }

        /** Adds an integer member. */
        public Struct add(String name, long value) {
            members.add(new Member(name, new Int(value)));
            return this;
        }

        /** Adds a string member. */
        public Struct add(String name, String value) {
            members.add(new Member(name, new Text(value)));
            return this;
        }

        /** Adds a member. */
        public Struct add(String name, RpcValue value) {
            members.add(new Member(name, value));
            return this;
        }

        /** Adds a string member that may be null. */
        public Struct addNullable(String name, @Nullable String value) {
            return add(name, value == null ? Null.NULL : new Text(value));
        }

        /** Adds a nested structure and returns it. */
        public Struct struct(String name) {
            Struct nested = new Struct();
            add(name, nested);
            return nested;
        }

        /** Adds a nested list of named values and returns it: a structure in binrpc, an array in JSON. */
        public Struct namedList(String name) {
            Struct nested = new Struct(new ArrayList<>(), true);
            add(name, nested);
            return nested;
        }

        /** Adds a nested array and returns it. */
        public Array array(String name) {
            Array nested = new Array();
            add(name, nested);
            return nested;
        }
    }

    /** One member of a structure. */
    record Member(String name, RpcValue value) {}

    /** An array. */
    record Array(List<RpcValue> items) implements RpcValue {
        /** An empty array to fill. */
        public Array() {
            this(new ArrayList<>());
        }

        /** Adds an item. */
        public Array add(RpcValue value) {
            items.add(value);
            return this;
        }

        /** Adds a string item. */
        public Array add(String value) {
            return add(new Text(value));
        }

        /** Adds an integer item. */
        public Array add(long value) {
            return add(new Int(value));
        }

        /** Adds a nested structure and returns it. */
        public Struct struct() {
            Struct nested = new Struct();
            items.add(nested);
            return nested;
        }
    }
}
