package org.olelo.servlet;

import jakarta.servlet.sip.AuthInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** User names and passwords by realm. */
final class Credentials implements AuthInfo {
    /** @param realm null: every one */
    record User(int status, @Nullable String realm, String name, String password) {}

    private final List<User> users = new ArrayList<>();

    static Credentials of(String name, String password) {
        Credentials made = new Credentials();
        made.users.add(new User(0, null, name, password));
        return made;
    }

    @Override
    public void addAuthInfo(int statusCode, String realm, String username, String password) {
        users.removeIf(user -> user.status == statusCode && realm.equals(user.realm));
        users.add(new User(statusCode, realm, username, password));
    }

    @Nullable
    User find(int status, String realm) {
        for (User user : users) {
            if ((user.status == 0 || user.status == status) && (user.realm == null || realm.equals(user.realm))) {
                return user;
            }
        }
        return null;
    }
}
