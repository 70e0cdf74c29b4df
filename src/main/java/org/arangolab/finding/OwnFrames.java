package org.arangolab.finding;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells the frames of a program itself from those of the system under it and of the ways in which programs die: libc
 * and the standard library, allocators, the run-time libraries of sanitizers and valgrind with what they put between,
 * the handlers of signals and assertions. Source: facts/diagnostics.md 2.2, 4.2 and 5.2.
 */
public final class OwnFrames {
    private static final String HANDLER = "<signal handler called>";
    /** Never the program's own, whatever file is named. */
    private static final Pattern SYSTEM = Pattern.compile("^(?:_{2,4}interceptor_.*|__(?:a|l|t|m|ub|hw|d)san.*|"
            + "__sanitizer.*|__interception.*|__wrap_\\w+|operator (?:new|delete).*|std::.*|__gnu_cxx::.*|"
            + "__cxxabi.*|__gthread.*|__cxa_.*|__gxx_.*|__cxx.*|_{1,2}(?:GI_)?_{0,2}(?:libc|pthread|lll|futex|"
            + "restore_rt|start_context|kernel_|vdso|mem|str|raw|nss|assert|raise|abort|kill|tgkill|gsignal|"
            + "sigaction|chk_fail|fortify|stack_chk|nanosleep|poll|epoll|select|read|write|open|"
            + "clock_nanosleep|"
            + "syscall|clone|v?s?n?printf|vf|munmap|mmap|sigwait|sem_|recv|send|accept|connect|internal_|wait|"
            + "new_sem|old_sem|nptl|exit|run_exit|call_tls|asan|cp_|timedwait|simple_|verbose_|rethrow|"
            + "throw)\\w*|abort_message|demangling_terminate_handler|_Unwind_.*|_start|start_thread|clone3?|"
            + "_IO_.*|_dl_.*|dl_.*|_int_(?:malloc|free|realloc|memalign|free_merge_chunk)|malloc_(?:printerr|"
            + "consolidate)|munmap_chunk|sysmalloc|abort|raise|gsignal|kill|tgkill|funlockfile|"
            + "(?:rt_)?sigreturn|"
            + "vg_\\w+|_vgr\\w+|mythread_wrapper|vgDrd_\\w+|(?:.*\\b)?crashHandlerSignalHandler|"
            + "(?:.*::)?CrashHandler::.*|killProcess|(?:.*::)?assertionFailure|(?:.*::)?AssertionLogger::.*|"
            + "(?:.*::)?(?:TRI_)?(?:[gG]et|Print|Log)Backtrace.*|backtrace|backtrace_symbols\\w*|\\?\\?.*|"
            + "<null>|"
            + "<unknown>.*|n/a|\\*no symbol.*|<signal handler called>|_L_lock_.*|_L_unlock_.*|decltype|"
            + "arena_get\\w*|tcache_\\w+|tsan::.*|asan_\\w+|thread_start|__mh_execute_header)$");
    /** Of the C library and the allocators, unless the program has one of this name in a file of its own. */
    private static final Pattern LIBRARY = Pattern.compile("^(?:malloc\\w{0,12}|calloc|realloc|c?free|"
            + "posix_memalign|memalign|aligned_alloc|reallocarray|p?valloc|strn?dup|je_\\w+|tcmalloc::.*|"
            + "tc_\\w+|"
            + "mem(?:cpy|move|set|cmp|chr|rchr|mem|pcpy)\\w*|str(?:len|nlen|cpy|ncpy|cat|ncat|cmp|ncmp|casecmp|"
            + "ncasecmp|chr|rchr|str|tok|tok_r|tol|toul|toll|toull|tod|pbrk|spn|cspn|error)|(?:f|v|s|sn|vs|vsn|"
            + "as|vas|vf|sw|fw|w)?printf|f?puts|putchar|f(?:write|read|open|close|flush|gets)|_?exit|_Exit|"
            + "atexit|on_exit|quick_exit|qsort|qsort_r|bsearch|getenv|setenv|u?sleep|nanosleep|clock_nanosleep|"
            + "recv(?:from|msg|mmsg)?|send(?:to|msg|mmsg|file)?|accept4?|connect|bind|listen|time|gettimeofday|"
            + "e?poll\\w*|p?select|p?read(?:v|64)?|p?write(?:v|64)?|open(?:64|at)?|close|ioctl|syscall|pause|"
            + "sig(?:wait\\w*|suspend|timedwait)|pthread_\\w+|sem_\\w+|futex_\\w+|do_futex_wait\\w*|"
            + "lll_lock_\\w+|waitpid|wait4|flock|fcntl\\w*|atoi|atol|assert_fail)(?:@.*)?$");
    /** The ways in which run times, and the libraries that log and check, make a program die. */
    private static final Pattern DYING = Pattern.compile("^(?:V8_(?:Fatal|Dcheck)\\w*|v8::base::OS::\\w+|"
            + "v8::base::FatalOOM|"
            + "v8::internal::Isolate::PushStackTraceAndDie|v8::internal::V8::FatalProcessOutOfMemory|"
            + "logging::\\W?.*(?:LogMessage|CheckError|LogError|CheckFailure).*|base::debug::.*|"
            + "(?:base::)?ImmediateCrash|google::(?:LogMessage|DumpStackTrace|glog_|\\W?anonymous).*|"
            + "absl::(?:.*::)?(?:log_internal|raw_log|raw_logging_internal|debugging_internal)\\w*::.*|"
            + "absl::.*AbslFailureSignalHandler|AbslFailureSignalHandler|"
            + "_?g_(?:log\\w*|assertion_message\\w*|abort|error)|qt_(?:message_fatal|assert\\w*)|"
            + "QMessageLogger::.*|rust_(?:begin_unwind|panic\\w*|oom)|_?_?rust_\\w+|"
            + "core::(?:panicking|option|result)::.*|alloc::alloc::.*|"
            + "runtime[./](?:raise|abort|dieFromSignal|sigfwdgo|throw|fatal\\w*|gopanic|panic\\w*|"
            + "goPanic\\w*|sigpanic|sighandler|crash|rt0_go|goexit|main)(?:\\..*)?|"
            + "WTFCrash\\w*|fuzzer::.*|folly::symbolizer::.*|rocksdb::port::(?:StackTraceHandler|PrintStack).*|"
            + "handle_fatal_signal|my_print_stacktrace|my_server_abort|ut_dbg_assertion_failed|"
            + "ceph::__ceph_\\w+|_serverAssert\\w*|"
            + "(?:.*::)?(?:signalHandler|SignalHandler|signal_handler|sig_?handler|sigsegv_?[hH]andler))$");
    private static final Pattern FILE =
            Pattern.compile("(?:^|/)(?:libsanitizer|compiler-rt|libstdc\\+\\+-v3|libc\\+\\+|libcxx|sysdeps|nptl|csu|"
                    + "glibc[^/]*|"
                    + "musl[^/]*|libcxxabi?)/|/src/runtime/\\w+\\.(?:go|s)$|"
                    + "/include/c\\+\\+/|(?:^|/)include/(?:bits|ext)/|vg_replace_|(?:^|"
                    + "/)(?:hg|drd)_(?:pthread_)?intercepts\\.c|^\\.\\./(?:sysdeps|nptl|csu|gcc)|(?:^|"
                    + "/)\\./(?:nptl|stdlib|assert|malloc|csu|signal|string|debug|misc|io|posix|elf)/|(?:^|"
                    + "/)bits/[\\w.+-]+\\.h$|asan_|tsan_interceptors|sanitizer_common");
    private static final Pattern MODULE =
            Pattern.compile("(?:^|/)(?:libc|libpthread|libstdc\\+\\+|libgcc_s|libm|librt|libdl|ld-linux[\\w.-]*|"
                    + "ld|libasan|libtsan|libubsan|liblsan|libhwasan|libclang_rt[\\w.-]*|libc\\+\\+(?:abi)?|"
                    + "libjemalloc|libtcmalloc[\\w]*|linux-vdso|vgpreload_[\\w.-]*|libsystem_\\w+|"
                    + "ld-musl[\\w.-]*|libunwind|libabsl_[\\w]*)(?:[-.](?:\\d[\\w.]*|so|dylib)[\\w.]*)?"
                    + "(?::\\w+)?$|"
                    + "^\\[?(?:vdso|vsyscall|stack|heap)\\]?$|/valgrind/|^kernel(?::\\w+)?$");
    private static final Pattern UNKNOWN = Pattern.compile("^(?:\\?\\?.*|<null>|<unknown module>|n/a|)$");

    private OwnFrames() {
    }

    /**
     * The first frame of the program itself: its function, or {@code module+offset} where that is all that is known.
     * After a signal it is looked for below the handler.
     */
    public static Optional<String> key(List<Frame> frames) {
        int from = 0;
        for (int i = 0; i < frames.size(); i++) {
            if (frames.get(i).function().equals(HANDLER)) {
                from = i + 1;
                break;
            }
        }
        return frames.stream().skip(from).filter(OwnFrames::own).findFirst().map(OwnFrames::name);
    }

    private static String name(Frame frame) {
        return UNKNOWN.matcher(frame.function()).matches()
                ? frame.module().substring(frame.module().lastIndexOf('/') + 1) + "+" + frame.offset()
                : FunctionName.readable(frame.function());
    }

    /** Whether this is a frame of the program itself. */
    public static boolean own(Frame frame) {
        if (FILE.matcher(frame.file()).find() || MODULE.matcher(frame.module()).find()
                || MODULE.matcher(frame.function()).find()) {
            return false;
        }
        if (UNKNOWN.matcher(frame.function()).matches()) {
            return !UNKNOWN.matcher(frame.module()).matches() && !frame.offset().isEmpty();
        }
        String bare = FunctionName.bare(frame.function());
        if (SYSTEM.matcher(bare).matches() || SYSTEM.matcher(frame.function()).matches()
                || DYING.matcher(bare).matches()) {
            return false;
        }
        return !frame.file().isEmpty() && frame.line() > 0 || !LIBRARY.matcher(bare).matches();
    }
}
