package org.arangolab.instance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.arangolab.ByteSize;
import org.arangolab.ConfigException;
import org.arangolab.auth.AuthProvider;
import org.arangolab.auth.SigningKey;
import org.arangolab.instance.health.Monitoring;
import org.arangolab.instance.under.Under;
import org.arangolab.net.Endpoint;
import org.arangolab.process.Limits;
import org.arangolab.process.cgroup.CgroupLimits;

/**
 * What a server is to be. Immutable; made by {@link #named}.
 *
 * @param name         how it is called: letters, digits, {@code _} and {@code -}
 * @param role         its role
 * @param protocol     what clients speak to it
 * @param access       who it lets in
 * @param arguments    option without dashes → values, each given as one argument
 * @param environment  variables added to the lab's own
 * @param machine      what it is to take for the machine, and may have of it
 * @param binaries     where its executable is to be looked for, instead of the lab's choice
 * @param site         where it listens, and where its directory is
 * @param startTimeout after which a start has failed
 * @param stopTimeout  after which a stop becomes less polite
 * @param health       how it is watched
 * @param log          what is made of its log
 * @param core         whether its process is started so that a core can come
 * @param under        what it runs under; empty: by itself
 * @param checked      whether its options are checked against those that its executable lists
 */
public record InstanceSpec(String name, Role role, Protocol protocol, Access access,
                           Map<String, List<String>> arguments, Map<String, String> environment, Machine machine,
                           Optional<Path> binaries, Site site, Duration startTimeout, Duration stopTimeout,
                           Monitoring health, LogCare log, boolean core, Optional<Under> under, boolean checked) {
    private static final String LEVEL = "log.level";
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    /** Copies the collections, in their order. */
    public InstanceSpec {
        arguments = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        environment = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /** What is wrong with a server's name; empty when nothing is. */
    public static List<String> nameMistakes(String name) {
        return NAME.matcher(name).matches() ? List.of()
                : List.of("a name is a letter and up to 63 letters, digits, '_' or '-'");
    }

    /** A server with the defaults: single, plain TCP on loopback, no authentication. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** The same with more arguments; one given again replaces all values of the earlier one. */
    public InstanceSpec withArguments(Map<String, List<String>> more) {
        Map<String, List<String>> merged = new LinkedHashMap<>(arguments);
        more.forEach((option, values) -> merged.put(plain(option), List.copyOf(values)));
        return new InstanceSpec(name, role, protocol, access, merged, environment, machine, binaries, site,
                startTimeout, stopTimeout, health, log, core, under, checked);
    }

    /** The same with an executable from another place. */
    public InstanceSpec withBinaries(Path place) {
        return new InstanceSpec(name, role, protocol, access, arguments, environment, machine, Optional.of(place), site,
                startTimeout, stopTimeout, health, log, core, under, checked);
    }

    private static String plain(String option) {
        return option.replaceFirst("^--", "");
    }

    /** Collects the settings, then checks them all. */
    public static final class Builder {
        private final String name;
        private Role role = Role.SINGLE;
        private Protocol protocol = Protocol.TCP;
        private Access access = Access.OPEN;
        private final Map<String, List<String>> arguments = new LinkedHashMap<>();
        private final Map<String, String> environment = new LinkedHashMap<>();
        private Machine machine = Machine.REAL;
        private boolean checked = true;
        private boolean verbose;
        private Path binaries;
        private Site site = Site.ANY;
        private Duration startTimeout = Duration.ofMinutes(2);
        private Duration stopTimeout = Duration.ofMinutes(1);
        private boolean core;
        private Under under;
        private Monitoring health = Monitoring.DEFAULT;
        private LogCare log = LogCare.DEFAULT;

        private Builder(String name) {
            this.name = name;
        }

        /** Its role. */
        public Builder role(Role value) {
            role = value;
            return this;
        }

        /** What clients speak to it. */
        public Builder protocol(Protocol value) {
            protocol = value;
            return this;
        }

        /** Whether it asks who its clients are. */
        public Builder authentication(Authentication value) {
            access = access.asking(value);
            return this;
        }

        /** How its tokens are signed, with authentication by JWT. */
        public Builder jwtAlgorithm(JwtAlgorithm value) {
            access = access.signing(value);
            return this;
        }

        /** The secret of its tokens, which the servers of a cluster share. */
        public Builder jwtKey(SigningKey value) {
            access = access.withKey(value);
            return this;
        }

        /** What the lab shows to it, instead of what its authentication asks for. */
        public Builder provider(AuthProvider value) {
            access = access.showing(value);
            return this;
        }

        /** What it runs under: its own time-outs grow with how slow that makes it. */
        public Builder under(Under value) {
            under = value;
            return this;
        }

        /** An option of the server without dashes, with one value or several. */
        public Builder argument(String option, String... values) {
            arguments.put(plain(option), Arrays.asList(values));
            return this;
        }

        /** A variable. */
        public Builder environment(String variable, String value) {
            environment.put(variable, value);
            return this;
        }

        /** What it is to take for the machine's memory. */
        public Builder memory(ByteSize value) {
            machine = machine.withMemory(value);
            return this;
        }

        /** How many processors it is to see. */
        public Builder cores(int value) {
            machine = machine.withCores(value);
            return this;
        }

        /** How much memory of its own the kernel gives it. */
        public Builder memoryLimit(ByteSize value) {
            return within(new Limits(Optional.of(value), limits().niceness(), limits().cgroup()));
        }

        /** What it gives way to others, -20 to 19; others have 0 as a rule. */
        public Builder niceness(int value) {
            return within(new Limits(limits().data(), OptionalInt.of(value), limits().cgroup()));
        }

        /** What it and all that it starts may have together, by a control group of its own. */
        public Builder cgroup(CgroupLimits value) {
            return within(new Limits(limits().data(), limits().niceness(), Optional.of(value)));
        }

        private Limits limits() {
            return machine.limits();
        }

        private Builder within(Limits value) {
            machine = machine.within(value);
            return this;
        }

        /** Whether its options are checked against those that its executable lists. */
        public Builder checked(boolean value) {
            checked = value;
            return this;
        }

        /** Whether it logs at level DEBUG; levels of topics that are given as arguments stay. */
        public Builder verbose(boolean value) {
            verbose = value;
            return this;
        }

        /** Where its executable is: an installation, a build tree, or a directory of tools. */
        public Builder binaries(Path value) {
            binaries = value;
            return this;
        }

        /** Where it listens. */
        public Builder endpoint(Endpoint value) {
            site = site.at(value);
            return this;
        }

        /** On which addresses a leased port is opened. */
        public Builder bind(Bind value) {
            site = site.bound(value);
            return this;
        }

        /** Its directory, kept at the end. */
        public Builder directory(Path value) {
            site = site.in(value);
            return this;
        }

        /** After which a start has failed. */
        public Builder startTimeout(Duration value) {
            startTimeout = value;
            return this;
        }

        /** After which a stop becomes less polite. */
        public Builder stopTimeout(Duration value) {
            stopTimeout = value;
            return this;
        }

        /** Whether its process is started so that a core can come. */
        public Builder core(boolean value) {
            core = value;
            return this;
        }

        /** What becomes of its directory. */
        public Builder cleanup(Cleanup value) {
            site = site.cleaned(value);
            return this;
        }

        /** How large its log may become before a test that passes fails for it. */
        public Builder logLimit(ByteSize value) {
            log = new LogCare(Optional.of(value), log.analysed());
            return this;
        }

        /** Whether an ERROR or FATAL in its log that nobody expects fails a test that passes. */
        public Builder analyzeLog(boolean value) {
            log = new LogCare(log.limit(), value);
            return this;
        }

        /** Whether it is looked at again and again. */
        public Builder monitor(boolean value) {
            health = new Monitoring(value, health.interval(), health.limit());
            return this;
        }

        /** The pauses between two looks at it. */
        public Builder healthInterval(Duration value) {
            health = new Monitoring(health.monitor(), value, health.limit());
            return this;
        }

        /** After which a server that does not answer hangs. */
        public Builder healthTimeout(Duration value) {
            health = new Monitoring(health.monitor(), health.interval(), value);
            return this;
        }

        /**
         * The spec.
         *
         * @throws ConfigException with all mistakes
         */
        public InstanceSpec build() {
            List<String> mistakes = mistakes();
            if (!mistakes.isEmpty()) {
                throw new ConfigException("instance '" + name + "'", mistakes);
            }
            return new InstanceSpec(name, role, protocol, access, levelled(), environment, machine,
                    Optional.ofNullable(binaries), site, slowed(startTimeout), slowed(stopTimeout), health, log, core,
                    Optional.ofNullable(under), checked);
        }

        private Duration slowed(Duration timeout) {
            return under == null ? timeout : under.slowed(timeout);
        }

        /** The level of all topics goes first: those of single ones, after it, win. */
        private Map<String, List<String>> levelled() {
            Map<String, List<String>> options = new LinkedHashMap<>(arguments);
            if (verbose) {
                List<String> levels = options.getOrDefault(LEVEL, List.of());
                options.put(LEVEL, Stream.concat(Stream.of("debug"), levels.stream()).toList());
            }
            return options;
        }

        private List<String> mistakes() {
            List<String> mistakes = new ArrayList<>();
            mistakes.addAll(nameMistakes(name));
            if (access.authentication() == Authentication.BASIC && (role == Role.AGENT || role == Role.DBSERVER)) {
                mistakes.add("role " + role.word() + " accepts only tokens, never a password; use auth: jwt or none");
            }
            site.directory().filter(named -> site.cleanup() == Cleanup.NOW).ifPresent(named -> mistakes.add(
                    "cleanup: now would remove " + named + ", which dir: names; leave out one of them"));
            site.endpoint().filter(named -> !protocol.goesWith(named.transport())).ifPresent(named -> mistakes.add(
                    "endpoint " + named + " does not go with protocol " + protocol.word()));
            return mistakes;
        }
    }
}
