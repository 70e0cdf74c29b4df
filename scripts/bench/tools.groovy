// Measures client tools, on whatever arangod is in use: what the runner adds to a tool that does nothing, beside sh -c;
// how fast 500 MB of output go through, beside cat; a million rows of CSV through a transform, beside the same import
// without it; and how many small documents a second are imported. Prints medians of N rounds (--set rounds=N) and ratios.
import java.time.Duration
import java.util.concurrent.Semaphore
import java.util.concurrent.atomic.AtomicInteger
import org.arangolab.event.EventBus
import org.arangolab.instance.OptionCatalogs
import org.arangolab.process.Spawner
import org.arangolab.time.TimeoutManager
import org.arangolab.tools.Tool
import org.arangolab.tools.ToolContext
import org.arangolab.tools.ToolJob
import org.arangolab.tools.ToolRunner

def n = binding.hasVariable('rounds') ? (rounds as int) : 5
def median = { List<Double> all -> all.sort()[all.size().intdiv(2)] }
def millis = { Closure work ->
    long from = System.nanoTime()
    work()
    (System.nanoTime() - from) / 1e6d
}
def work = java.nio.file.Files.createTempDirectory('arangolab-bench')
cleanup { work.toFile().deleteDir() }

// Tools that are scripts, run by the runner itself.
def executable = { String name, String does ->
    def file = work.resolve(name).toFile()
    file.text = '#!/bin/sh\ncase "$*" in *--dump-options*|*--help-all*) exit 0;; esac\n' + does + '\n'
    file.executable = true
    file.toPath()
}
def nothing = executable('nothing', 'exit 0')
def pump = executable('pump', "exec cat $work/500mb")
def spawner = new Spawner()
cleanup { spawner.close() }
def number = new AtomicInteger()
def runner = { java.nio.file.Path tool ->
    new ToolRunner(new ToolContext(spawner, new EventBus(), TimeoutManager.unlimited(), { name ->
        java.nio.file.Files.createDirectories(work.resolve("run/${number.incrementAndGet()}"))
    }, { tool }, new OptionCatalogs(spawner, work.resolve('cache')), [:], new Semaphore(4), Optional.empty()))
}
def job = ToolJob.of(Tool.ARANGOSH)
def idle = runner(nothing)
(1..20).each { idle.run(job) }
def own = [], bare = []
(20 * n).times {
    own << millis { idle.run(job) }
    bare << millis { new ProcessBuilder('sh', '-c', 'exit 0').start().waitFor() }
}
printf('runner on a tool that does nothing  %8.1f ms (sh -c: %.1f ms, more: %.1f ms)%n', median(own), median(bare),
        median(own) - median(bare))

new ProcessBuilder('sh', '-c', "yes '2024-06-01T10:00:00.123456Z [4711-1] INFO [06792] {dump} a line of a tool' | "
        + "head -c 500000000 > $work/500mb").start().waitFor()
def pumped = runner(pump)
def through = [], cat = []
n.times {
    through << millis { pumped.run(job) }
    work.resolve('run').toFile().deleteDir()
    cat << millis { new ProcessBuilder('sh', '-c', "cat $work/500mb > $work/copy").start().waitFor() }
    work.resolve('copy').toFile().delete()
}
printf('500 MB of output                    %8.0f ms (cat > file: %.0f ms, ratio %.2f)%n', median(through), median(cat),
        median(through) / median(cat))
work.resolve('500mb').toFile().delete()

instance('db1').start().waitUntilReady(60.s)
def csv = work.resolve('rows.csv').toFile()
csv.withWriter { out ->
    out << '_key,name,age,city\n'
    1_000_000.times { i -> out << 'k' << i << ',user ' << i << ',' << i % 90 << ',city' << i % 1000 << '\n' }
}
def small = work.resolve('small.jsonl').toFile()
small.withWriter { out -> 300_000.times { i -> out << '{"n":' << i << '}\n' } }
def plain = [], transformed = [], rate = []
Math.max(1, n.intdiv(2)).times {
    plain << arangoimport(db1["plain$it"], from: csv.path, createCollection: true).took.toMillis()
    def changed = arangoimport(createCollection: true).transform { it } < csv.path > db1["transformed$it"]
    transformed << changed.took.toMillis()
    rate << 300_000 * 1000d / arangoimport(db1["small$it"], from: small.path, createCollection: true).took.toMillis()
    ['plain', 'transformed', 'small'].each { name -> db1["$name$it".toString()].drop() }
}
printf('1 000 000 rows through a transform  %8.1f s (without: %.1f s, ratio %.2f)%n', median(transformed) / 1000d,
        median(plain) / 1000d, median(transformed) / (double) median(plain))
printf('small documents imported            %8.0f a second%n', median(rate))
