#!/usr/bin/env bash
# Pastes 120 kB with Ctrl-Z, Ctrl-C and Ctrl-backslash amid lines that a shell would run into the explorer, in real terminals:
#   Tests/Terminals/pastes.sh [BINARY [TERMINAL…]]
# Says of each of st, xterm, kitty and tmux whether the whole paste came and whether a line of it ran; status 1 where one did.
# Needs Xvfb, xdotool, xclip, bash and the terminals (on Debian: xvfb xdotool xclip stterm xterm kitty tmux).
set -uo pipefail
cd "$(dirname "$0")/../.."
binary=$(realpath "${1:-.build/release/rolescope}")
shift
terminals=("$@")
[ ${#terminals[@]} -gt 0 ] || terminals=(st xterm kitty tmux)

folder=$(mktemp -d)
started=()
cleanup() {
  for process in "${started[@]}"; do kill "$process" 2>/dev/null; done
  tmux -L "pastes-$$" kill-server 2>/dev/null
  rm -rf "$folder"
}
trap cleanup EXIT

display=:$((90 + $$ % 900))
Xvfb "$display" -screen 0 1200x800x24 >/dev/null 2>&1 &
started+=($!)
export DISPLAY=$display LANG=C.UTF-8 LIBGL_ALWAYS_SOFTWARE=1

# A paste whose lines would leave a file behind; after each of the three keys a shell would have the terminal.
paste_file() {
  python3 - "$1" <<'PY'
import sys
line = f"\ntouch {sys.argv[1]}/ran\n#" + "x" * 60
# Also Ctrl-Z as kitty's protocol has it, and behind a mark that says that the paste has ended.
keys = ["\x1a", "\x03", "\x1c", "\x1b[122;5u", "\x1b[201~\x1a"]
text = "nurse" + "".join(keys[i % 5] + line for i in range(1400)) + "\n"
open(sys.argv[1] + "/paste", "w").write(text[:120_000] + "\n")
PY
}

# wait_for SECONDS COMMAND…: until the command succeeds
wait_for() {
  local end=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.2
  done
}

status=0
for terminal in "${terminals[@]}"; do
  command -v "$terminal" >/dev/null || { echo "$terminal: skipped, it is not installed"; continue; }
  home=$folder/$terminal
  mkdir "$home"
  paste_file "$home"
  size=$(wc -c <"$home/paste")
  # The shell says who it is and, when the explorer has ended, how.
  cat >"$home/rc" <<RC
PS1='> '; HISTFILE=
echo \$\$ >"$home/shell"
RC
  shell=(env HOME="$home" bash --noprofile --rcfile "$home/rc" -i)
  tmux=(tmux -L "pastes-$$" -f /dev/null)
  if [ "$terminal" = tmux ]; then
    "${tmux[@]}" new-session -d -x 100 -y 30 "${shell[*]}"
  else
    case $terminal in
    st) st -e "${shell[@]}" & ;;
    xterm) xterm -xrm 'XTerm*allowPasteControls: true' -e "${shell[@]}" & ;;
    kitty) kitty --config NONE -o paste_actions=no-op -o confirm_os_window_close=0 "${shell[@]}" & ;;
    *) echo "$terminal: this script does not know how to start it" && continue ;;
    esac >/dev/null 2>&1
    started+=($!)
  fi
  wait_for 30 test -s "$home/shell" || { echo "$terminal: did not start"; status=1; continue; }
  shell_process=$(cat "$home/shell")
  if [ "$terminal" != tmux ]; then
    xclip -selection primary "$home/paste"
    xclip -selection clipboard "$home/paste"
    sleep 1
    window=$(xdotool search --onlyvisible --class "$terminal" | tail -1)
    xdotool windowfocus "$window"
  fi
  say() { # TEXT, typed as a person would, and Enter
    if [ "$terminal" = tmux ]; then
      "${tmux[@]}" send-keys -l "$1"
      "${tmux[@]}" send-keys Enter
    else
      xdotool type --delay 20 "$1"
      xdotool key Return
    fi
  }
  press() {
    if [ "$terminal" = tmux ]; then "${tmux[@]}" send-keys "$2"; else xdotool key "$1"; fi
  }

  say "$binary; echo \$? > $home/ended"
  wait_for 30 pgrep -P "$shell_process" || { echo "$terminal: the explorer did not start"; status=1; continue; }
  sleep 3
  press slash /
  sleep 1
  case $terminal in
  tmux)
    "${tmux[@]}" load-buffer "$home/paste"
    "${tmux[@]}" paste-buffer -p
    ;;
  *) xdotool key shift+Insert ;;
  esac
  sleep 5
  ran=no
  [ ! -e "$home/ran" ] || ran=yes
  alive=no
  [ -e "$home/ended" ] || alive=yes
  press Return Enter
  sleep 1
  press Escape Escape
  sleep 1
  press q q
  wait_for 20 test -e "$home/ended"
  say "echo back > $home/back"
  wait_for 10 test -e "$home/back"
  [ ! -e "$home/ran" ] || ran=yes
  came=no
  ! grep -rqs "nurse.*touch" "$home/.local/state" || came=yes
  echo "$terminal: $size bytes pasted; the box took them: $came; the explorer went on: $alive, and ended with" \
    "$(cat "$home/ended" 2>/dev/null || echo nothing); the shell is back: $([ -e "$home/back" ] && echo yes || echo no);" \
    "a line ran: $ran"
  [ "$ran$came$alive" = noyesyes ] || status=1
done
exit $status
