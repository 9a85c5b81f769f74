package org.olelo.routing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The branches beside the Request-URI (Kamailio's dset), in order of addition. At most {@code max_branches - 1}. */
public final class DestinationSet {
    private final List<Branch> branches = new ArrayList<>(2);

    /** How many. */
    public int size() {
        return branches.size();
    }

    /** True when there is none. */
    public boolean isEmpty() {
        return branches.isEmpty();
    }

    /** The branch at that index. */
    public Branch get(int index) {
        return branches.get(index);
    }

    /** All, read only. */
    public List<Branch> all() {
        return Collections.unmodifiableList(branches);
    }

    /** Adds one; the caller checks the limit. */
    public void add(Branch branch) {
        branches.add(branch);
    }

    /** Removes one; false when there is none of that index. */
    public boolean remove(int index) {
        if (index < 0 || index >= branches.size()) {
            return false;
        }
        branches.remove(index);
        return true;
    }

    /** Removes all. */
    public void clear() {
        branches.clear();
    }
}
