// Measures what the sampling of N processes (--set processes=N, 50 unless said otherwise) costs, each second and with its
// events in a journal: the processor time of its one thread over SECONDS (--set seconds=N, 20), in percent of one core.
// Prints it, and how much the journal has grown.
import java.lang.management.ManagementFactory
import org.arangolab.event.EventBus
import org.arangolab.event.Journal
import org.arangolab.monitor.Sampler
import org.arangolab.time.Ticker

def n = binding.hasVariable('processes') ? (processes as int) : 50
def time = binding.hasVariable('seconds') ? (seconds as int) : 20
def file = File.createTempFile('journal', '.jsonl')
def events = new EventBus()
def journal = new Journal(file.toPath(), Ticker.SYSTEM)
events.listen(journal)
def sampler = new Sampler(events)
def sleepers = (1..n).collect { ['sleep', '600'].execute() }
try {
    sleepers.eachWithIndex { it, i -> sampler.watch("sleep$i", it.pid()) }
    sleep(5.s) // the first looks compile the code and describe the machine
    def threads = ManagementFactory.threadMXBean
    def id = threads.allThreadIds.find { threads.getThreadInfo(it)?.threadName == 'sampler' }
    def cpu = threads.getThreadCpuTime(id), size = file.length()
    sleep(time * 1000L)
    def used = (threads.getThreadCpuTime(id) - cpu) / 1e6
    printf('sampling %d processes each second: %.1f ms of processor time a second, %.2f %% of a core; journal %.1f KiB a second%n',
            n, used / time as double, used / time / 10 as double, (file.length() - size) / 1024 / time as double)
} finally {
    sampler.close()
    journal.close()
    sleepers*.destroyForcibly()
    sleepers*.waitFor()
    file.delete()
}
