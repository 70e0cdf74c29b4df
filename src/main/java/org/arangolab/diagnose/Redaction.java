package org.arangolab.diagnose;

import java.util.regex.Pattern;

/** Takes secrets out of text that is to be shown or sent: passwords in options and URLs, tokens, secrets in JSON. */
public final class Redaction {
    private static final String STARS = "*****";
    /** Options whose value is a secret; those that name a file of secrets keep their value. */
    private static final Pattern OPTION = Pattern.compile(
            "(?i)(--[\\w.-]*(?:password|passwd|jwt-secret|secret|passphrase|token)(?!-|file|folder|\\w)(?:=|"
                    + "\\s+))('[^']*'|\"[^\"]*\"|[^\\s'\"]+)");
    private static final Pattern JSON = Pattern.compile(
            "(?i)(\"[\\w.-]*(?:password|passwd|secret|passphrase|jwt|token|"
                    + "authorization)\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern TOKEN = Pattern.compile("\\beyJ[\\w-]{4,}\\.[\\w-]+\\.[\\w-]*");
    private static final Pattern HEADER = Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9+/._~-]{6,}=*");
    private static final Pattern URL = Pattern.compile("(\\w+://[^\\s/:@]+):[^\\s/@]+@");
    private static final Pattern KEY = Pattern.compile(
            "(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)");

    private Redaction() {
    }

    /** The same text with stars for its secrets. */
    public static String stars(String text) {
        String seen = KEY.matcher(text).replaceAll(STARS);
        seen = OPTION.matcher(seen).replaceAll("$1" + STARS);
        seen = JSON.matcher(seen).replaceAll("$1\"" + STARS + "\"");
        seen = TOKEN.matcher(seen).replaceAll(STARS);
        seen = HEADER.matcher(seen).replaceAll("$1 " + STARS);
        return URL.matcher(seen).replaceAll("$1:" + STARS + "@");
    }
}
