# Sourced by the stand-in's scripts: what its Java needs. The training run and those who use its archive must agree.
# No text of the virtual machine may get between the server's lines, and a fatal signal ends the process by a signal,
# without a report; so does the end of memory, as it does with arangod. Set for a resident size below 110 MB.
JVM_OPTIONS="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xshare:auto -Xlog:disable
-Xms16m -Xmx256m -Xss512k -XX:ReservedCodeCacheSize=32m -XX:+SuppressFatalErrorMessage
-XX:+CrashOnOutOfMemoryError -XX:+UnlockDiagnosticVMOptions -XX:-DisplayVMOutput"
# The client tools: short lives, so no second compiler.
TOOL_JVM_OPTIONS="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xshare:auto -Xlog:disable
-Xms16m -Xmx512m -XX:ReservedCodeCacheSize=48m"
