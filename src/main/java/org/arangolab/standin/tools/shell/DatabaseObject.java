package org.arangolab.standin.tools.shell;

import java.util.Set;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.NativeObject;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.Undefined;

/** The object {@code db}: an attribute it does not have is the collection of that name, if there is one. */
final class DatabaseObject extends NativeObject {
    private static final long serialVersionUID = 1L;
    private static final Set<String> INHERITED = Set.of("toString", "toLocaleString", "valueOf", "constructor",
            "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "prototype", "toJSON", "then", "length");

    private final transient Function lookup;

    DatabaseObject(Function lookup) {
        this.lookup = lookup;
    }

    @Override
    public Object get(String name, Scriptable start) {
        Object own = super.get(name, start);
        // a single underscore begins a method, and collections that begin so are the server's
        if (own != NOT_FOUND || INHERITED.contains(name) || name.startsWith("__")) {
            return own;
        }
        Scriptable scope = getTopLevelScope(lookup);
        Object found = lookup.call(Context.getCurrentContext(), scope, scope, new Object[] {name});
        return Undefined.isUndefined(found) ? NOT_FOUND : found;
    }
}
