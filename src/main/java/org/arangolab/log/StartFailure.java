package org.arangolab.log;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why a server refused to start, as the words of its log tell, with the exit code that newer versions end with for it;
 * many releases end with 1 instead. Source: {@code exitcodes.dat}, facts/server.md 1.1 and 2.4, public logs.
 *
 * @param reason   in a few words
 * @param exitCode of the process
 */
record StartFailure(String reason, int exitCode) {
    private static final String LOCKED = "could not lock data directory";
    /** What only happens at the start, whatever else is known of the process. */
    private static final List<Rule> CERTAIN = List.of(
            rule("failed to bind to endpoint|could not bind to|address already in use", "could not bind port", 21),
            rule("RocksDB engine.*(?:lock file|LOCK:|lock ).*(?:Resource temporarily|No locks)", LOCKED, 1),
            rule("database is locked|read/write lockfile|to lock the database directory|"
                    + "remove an abandoned lockfile|lock file.*Resource temporarily unavailable|"
                    + "LOCK: (?:No locks available|Resource temporarily)|IO error: lock ", LOCKED, 22),
            rule("upgrade needed|needs upgrade|needs to be upgraded|is lower than current version|(?:start|"
                    + "restart).*--database\\.auto-upgrade|auto-upgrade.* (?:required|to upgrade)",
                    "upgrade required", 11),
            rule("downgrade needed|is higher than (?:current|server) version|created (?:by|with) a newer version|"
                    + "downgrad.* not supported", "downgrade required", 12),
            rule("[Uu]pgrade failed|upgrade.*failed\\b", "upgrade failed", 10),
            rule("[Dd]atabase version check failed|version check failed|unable to (?:read|"
                    + "parse) (?:the )?VERSION file|cannot (?:parse|read) VERSION", "version check failed", 13),
            rule("failed during rocksdb WAL recovery|WAL recovery.*fail|recovery failed|unable to recover",
                    "recovery failed", 23),
            rule("unrecogni[sz]ed option|unknown option|unknown (?:command-?line )?(?:parameter|section)|"
                    + "invalid option name", "unknown option", 3),
            rule("error setting value for option|invalid value for '?--|invalid (?:parameter|"
                    + "value)[^.]* for (?:parameter|option)|invalid '?--[\\w.-]+'? value|"
                    + "invalid value.*--[\\w.-]+|value of '?--[\\w.-]+'? (?:is|must)|must (?:specify|use|not use|"
                    + "be) .*--[\\w.-]+|--[\\w.-]+'? (?:cannot|must|requires|needs|is required)|"
                    + "no endpoints? (?:has|have) been|cannot (?:use|combine|specify) .*--[\\w.-]+",
                    "invalid option value", 4),
            rule("cannot read config file|error checking config file|config(?:uration)? file.*(?:not found|"
                    + "does not exist)|unable to (?:open|read) config", "configuration file not found or invalid", 6),
            rule("storage engine.*(?:unavailable|unsupported|deprecated|not supported|cannot be used|differ)|"
                    + "unable to determine storage engine|content of 'ENGINE' file.*(?:different|differ)|"
                    + "ENGINE' file",
                    "unsupported storage engine", 25),
            rule("ICU_DATA|icudt|setting collator language|ICU initiali|initialize ICU", "ICU data missing", 26),
            rule("tzdata|time ?zone data", "time zone data missing", 27),
            rule("file[- ]descriptors?.*(?:too low|minimum|required|cannot)|nofiles?\\b.*(?:too low|minimum|"
                    + "at least)|overcommit.*(?:must|required)|insufficient (?:memory|resources)|"
                    + "resources? too low",
                    "resources too low", 28),
            rule("SST file|file checksum.*(?:fail|mismatch)", "SST file check failed", 29),
            rule("full compaction.*fail|[Cc]ompaction failed", "full compaction failed", 30),
            rule("(?:pid[- ]?file|server).*already running|already running with pid", "already running", 20),
            rule("database directory.*(?:is )?not empty|refus.*not empty", "database not empty", 24));
    /** What may also be said by a server that runs. */
    private static final List<Rule> POSSIBLE = List.of(
            rule("unable to (?:locate|find) binary|binary.*not found", "binary not found", 5),
            rule("unable to initialize RocksDB|initializ\\w+ RocksDB|RocksDB engine.*(?:fail|error)|Corruption:|"
                    + "rocksdb.*(?:corrupt|checksum mismatch)|corrupted? .*(?:datafile|journal|database)",
                    "storage engine could not be opened", 1),
            rule("(?i)keyfile|certificate|ssl (?:context|engine)|\\bTLS\\b|cipher|private key|ecdh",
                    "TLS configuration invalid", 1),
            rule("(?i)jwt|secret", "JWT secret invalid", 1),
            rule("(?i)(?:cannot|unable to|failed to|could not) (?:create|read|open|access|write|determine|change|"
                    + "locate|find|use).*(?:director|folder|path|file)|director\\w+.*(?:does not exist|"
                    + "not writable|not readable|no such|permission)|[Pp]ermission denied|"
                    + "Operation not permitted|no such file|No space left on device|[Rr]ead-only file system",
                    "directory or file not accessible", 1),
            rule("(?i)permission|privileg|numeric (?:uid|gid)|cannot set (?:uid|gid)|supplementary",
                    "missing permission", 1),
            rule("(?i)agency|agent|cluster|coordinator|db ?server|bootstrap|failed to (?:register|join)|"
                    + "heartbeat|my[- ]address|advertised",
                    "cluster could not be joined", 1),
            rule("(?i)v8|javascript|startup-directory|icu", "JavaScript could not be started", 1),
            rule("(?i)license", "license invalid", 1),
            rule("(?i)encrypt", "encryption key invalid", 1),
            rule("(?i)out of memory|bad_alloc|cannot allocate memory|not enough memory", "not enough memory", 1));

    /** Those that ERROR lines tell of, after which no FATAL line needs to come. */
    private static final Pattern ERRORS =
            Pattern.compile("is lower than current version|is higher than (?:current|server) version|"
                    + "unrecogni[sz]ed option|database is locked");
    private static final Pattern UNCAUGHT = Pattern.compile("cannot proceed\\. reason: (.*)");

    private record Rule(Pattern pattern, StartFailure failure) {
    }

    private static Rule rule(String pattern, String reason, int exitCode) {
        return new Rule(Pattern.compile(pattern), new StartFailure(reason, exitCode));
    }

    /** What a FATAL line tells; empty when it names no reason that is known. */
    static Optional<StartFailure> of(String message) {
        return first(CERTAIN, message).or(() -> first(POSSIBLE, message));
    }

    /** What only a server that starts says. */
    static Optional<StartFailure> certain(String message) {
        return first(CERTAIN, message);
    }

    private static Optional<StartFailure> first(List<Rule> rules, String message) {
        return rules.stream().filter(rule -> rule.pattern.matcher(message).find()).map(Rule::failure).findFirst();
    }

    /** What an ERROR line tells that is the last word of a start. */
    static Optional<StartFailure> ofError(String message) {
        return ERRORS.matcher(message).find() ? of(message) : Optional.empty();
    }

    /** While starting, every FATAL line is the end of the start. */
    static StartFailure starting(String message) {
        var uncaught = UNCAUGHT.matcher(message);
        return of(message).orElseGet(() -> new StartFailure(uncaught.find() ? uncaught.group(1) : "general failure",
                1));
    }
}
