package org.olelo.rpc;

import java.util.ArrayList;
import java.util.List;

/** A value of an RPC request or reply. Kamailio's scan and add formats d, f, s, struct and array. */
public sealed interface RpcValue {
    /** An integer, 64 bit. */
    record Int(long value) implements RpcValue {}

    /** A floating point number. */
    record Real(double value) implements RpcValue {}

    /** A string, one char per byte (ISO-8859-1). */
    record Text(String value) implements RpcValue {}

    /** A structure: ordered members, names may repeat. */
    record Struct(List<Member> members) implements RpcValue {
        /** An empty structure to fill. */
        public Struct() {
            this(new ArrayList<>());
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

        /** Adds a nested structure and returns it. */
        public Struct struct(String name) {
            Struct nested = new Struct();
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
