# The guardian of one run of arangolab: waits until the lab is gone, however that came, and ends what it left behind.
#
#   sh -c SCRIPT arangolab-guardian RUN KEEP DIRECTORY PORTS
#
# Standard input tells "+ PID START" of a child, "- PID START" of one that has ended, "g DIRECTORY" of a control group that
# is going to be made for one, and "q" when the lab has closed in order. A process is known by its pid and its start time, field 22 of /proc/PID/stat; those that the lab had no time to
# tell of, and the children of children, by the variable ARANGOLAB_RUN_ID. Never by name. Only commands of POSIX.
trap '' HUP INT QUIT TERM
run=$1 keep=$2 directory=$3 ports=$4
children=' '
set --

# Sets group and start of the process with the pid $1; fails when there is none.
look() {
    { read -r stat < "/proc/$1/stat"; } 2>/dev/null || return 1
    set -- ${stat##*") "}
    group=$3 start=${20}
}

# Kills the process with the pid $1 that began at $2, with its group when it leads one.
end() {
    look "$1" && [ "$start" = "$2" ] || return 0
    [ "$group" != "$1" ] || kill -s KILL -- "-$1" 2>/dev/null
    kill -s KILL "$1" 2>/dev/null
}

# Ends what is there now; fails when that was nothing.
sweep() {
    for child in $children; do
        end "${child%:*}" "${child#*:}"
    done
    found=$(grep -lsF "ARANGOLAB_RUN_ID=$run" /proc/[1-9]*/environ)
    for file in $found; do
        pid=${file#/proc/} pid=${pid%/environ}
        look "$pid" && end "$pid" "$start"
    done
    [ -n "$found" ]
}

while read -r sign pid start; do
    case $sign in
        +) children="$children$pid:$start " ;;
        -) case $children in
               *" $pid:$start "*) children="${children%%" $pid:$start "*} ${children#*" $pid:$start "}" ;;
           esac ;;
        g) set -- "$@" "$pid${start:+ $start}" ;;
        q) exit 0 ;;
    esac
done

# A child that was being started shows its mark a little later.
sweep
sleep 0.02 2>/dev/null
sweep
sleep 0.06 2>/dev/null || sleep 1
tries=0
while sweep && [ "$tries" -lt 50 ]; do
    sleep 0.05 2>/dev/null || sleep 1
    tries=$((tries + 1))
done

for group in "$@"; do
    rmdir -- "$group" 2>/dev/null
done
grep -lsxF "$run" "$ports"/* | while read -r lease; do
    rm -f -- "$lease"
done
[ "$keep" != never ] || rm -rf -- "$directory"
