package org.arangolab.finding;

/** The names of functions as compilers and debuggers write them. */
public final class FunctionName {
    private FunctionName() {
    }

    /**
     * The qualified name alone: without return type, template arguments, parameters and qualifiers behind them.
     * {@code void ns::f<int>(char) const} is {@code ns::f}.
     */
    public static String bare(String function) {
        String name = simplify(unmangled(function.strip()));
        int operator = name.indexOf("operator");
        int end = operator < 0 ? name.length() : operator;
        int blank = name.lastIndexOf(' ', end);
        String bare = blank < 0 ? name : name.substring(blank + 1);
        return bare.replaceFirst("@@?[\\w.]+$", "");
    }

    /** The name with its parameters, without a return type before it; a plain mangled one readable. */
    public static String readable(String function) {
        String name = unmangled(function.strip());
        int start = 0;
        int depth = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean anonymous = depth == 0 && name.startsWith("(anonymous namespace)", i);
            if (depth == 0 && (c == '(' && !anonymous && i > start || name.startsWith("operator", i))) {
                break;
            }
            depth += "<({[".indexOf(c) >= 0 ? 1 : ">)}]".indexOf(c) >= 0 ? -1 : 0;
            if (depth == 0 && c == ' ' && !name.startsWith("(", i + 1) && !name.startsWith("[", i + 1)) {
                start = i + 1;
            }
        }
        return name.substring(start);
    }

    /** Without what stands in brackets, as far as it is no part of the name; names of lambdas have brackets, too. */
    private static String simplify(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (depth == 0 && text.startsWith("operator", i)) {
                int end = operator(text, i + "operator".length());
                kept.append(text, i, end);
                i = end - 1;
            } else if (depth == 0 && text.startsWith("(anonymous namespace)", i)) {
                kept.append("(anonymous_namespace)");
                i += "(anonymous namespace)".length() - 1;
            } else if (c == '<' || c == '(' || c == '[' || c == '{') {
                if (depth == 0 && c == '(' && !kept.isEmpty() && !followsName(text, i)) {
                    return kept.toString().strip(); // behind the parameters come qualifiers only
                }
                depth++;
            } else if (c == '>' && i > 0 && text.charAt(i - 1) == '-') {
                continue; // an arrow
            } else if (c == '>' || c == ')' || c == ']' || c == '}') {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0) {
                kept.append(c);
            }
        }
        return kept.toString().replace("(anonymous_namespace)", "(anonymous namespace)")
                .replace("(anonymous namespace)",
                "(anonymous)").strip();
    }

    private static int operator(String text, int from) {
        int end = from;
        if (text.startsWith("()", from)) {
            return from + 2;
        }
        if (text.startsWith(" new", from) || text.startsWith(" delete", from)) {
            end = text.indexOf(text.startsWith(" new", from) ? "new" : "delete", from);
            end += text.startsWith(" new", from) ? 3 : 6;
            return text.startsWith("[]", end) ? end + 2 : end;
        }
        while (end < text.length() && "<>=!+-*/%^&|~,[]".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    /** Whether more of the name comes after this bracket: {@code f(int)::{lambda()#1}::operator()}. */
    private static boolean followsName(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return text.startsWith("::", i + 1) || text.startsWith(" const::", i + 1);
            }
        }
        return false;
    }

    /**
     * A mangled name of the plain sort, {@code _ZN2ns5Class6methodEv}, as {@code ns::Class::method}; any other as it
     * is. Source: the Itanium C++ ABI, 5.1.
     */
    public static String unmangled(String name) {
        if (!name.startsWith("_Z")) {
            return name;
        }
        boolean nested = name.startsWith("_ZN");
        int at = nested ? 3 : 2;
        while (nested && at < name.length() && "KVrRO".indexOf(name.charAt(at)) >= 0) {
            at++;
        }
        StringBuilder parts = new StringBuilder();
        if (name.startsWith("St", at)) {
            parts.append("std");
            at += 2;
        } else if (name.startsWith("_GLOBAL__N_1", at + 2)) {
            parts.append("(anonymous namespace)");
            at += 14;
        }
        while (at < name.length() && Character.isDigit(name.charAt(at))) {
            int digits = at;
            while (digits < name.length() && digits - at < 4 && Character.isDigit(name.charAt(digits))) {
                digits++;
            }
            int length = Integer.parseInt(name.substring(at, digits));
            int end = Math.min(name.length(), digits + length);
            String part = name.substring(digits, end);
            parts.append(parts.isEmpty() ? "" : "::").append(part.startsWith("_GLOBAL__N_") ? "(anonymous namespace)"
                    : part);
            at = end;
            if (!nested) {
                break;
            }
        }
        return parts.isEmpty() ? name : parts.toString();
    }
}
