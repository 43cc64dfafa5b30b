#ifndef ROLESCOPE_SESSION_LEADER_H
#define ROLESCOPE_SESSION_LEADER_H
// A shell's part in job control, and no more: it leads the session, gives the terminal to one job, reports what
// becomes of the job, and brings it back to the foreground when told.
//
// Why the program under test doesn't lead the session itself: the system then drops its SIGTSTP (nobody could continue
// it), and resets the terminal's modes when it exits, so that neither suspending nor restoring could be tested.
//
// In C, because fork isn't available in Swift, and because between fork and exec only async-signal-safe calls may run.

// Declared only with feature macros, which the module's importer decides about.
extern int posix_openpt(int flags);
extern int grantpt(int descriptor);
extern int unlockpt(int descriptor);
extern int ptsname_r(int descriptor, char *name, unsigned long size);
extern int kill(int process, int signal);

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

/// One report: which process, and its status as waitpid gives it. The first, with status 0xffff, tells the process.
struct leader_report {
  int process;
  int status;
};

static inline void leader_close_all_but(int reports, int commands) {
  for (int descriptor = 0; descriptor < 4096; descriptor++)
    if (descriptor != reports && descriptor != commands) close(descriptor);
}

static inline void leader_default_signals(void) {
  for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

static inline void leader_notice_child(int number) { (void)number; }

/// Never returns. `commands` at its end means that nobody watches any more: the job is killed.
static inline void leader_run(const char *terminal, const char *directory, const char *program, char *const *arguments,
                              char *const *environment, int reports, int commands) {
  leader_default_signals();
  leader_close_all_but(reports, commands);
  setsid();
  int tty = open(terminal, O_RDWR);  // the first terminal that a new session opens becomes its own
  if (tty < 0) _exit(126);
  ioctl(tty, TIOCSCTTY, 0);
  signal(SIGTTOU, SIG_IGN);
  signal(SIGHUP, SIG_IGN);
  signal(SIGCHLD, leader_notice_child);

  int job = fork();
  if (job == 0) {
    setpgid(0, 0);
    tcsetpgrp(tty, getpid());
    leader_default_signals();
    dup2(tty, 0);
    dup2(tty, 1);
    dup2(tty, 2);
    if (tty > 2) close(tty);
    fcntl(reports, F_SETFD, FD_CLOEXEC);
    fcntl(commands, F_SETFD, FD_CLOEXEC);
    if (chdir(directory) != 0) _exit(125);
    execve(program, arguments, environment);
    _exit(127);
  }
  setpgid(job, job);
  tcsetpgrp(tty, job);
  struct leader_report report = {job, 0xffff};
  if (write(reports, &report, sizeof report) < 0) _exit(1);

  while (1) {
    struct pollfd command_source = {commands, 0, 0};
    int ended = waitpid(job, &report.status, WNOHANG | WUNTRACED);
    if (ended == 0) {
      // SIGCHLD breaks the wait off; the limit is for one that came just before it.
      poll(&command_source, 1, 50);
      if (!(command_source.revents & (POLLHUP | POLLERR))) continue;
      kill(-job, SIGKILL);
      waitpid(job, NULL, 0);
      break;
    }
    int is_stopped = WIFSTOPPED(report.status);
    if (is_stopped) tcsetpgrp(tty, getpgrp());
    if (write(reports, &report, sizeof report) < 0) report.process = 0;
    char command;
    int told = read(commands, &command, 1) == 1;
    if (is_stopped && !told) {
      kill(-job, SIGKILL);
      waitpid(job, NULL, 0);
    }
    if (!is_stopped || !told) break;
    if (command == 'f') tcsetpgrp(tty, job);
    kill(-job, SIGCONT);
  }
  _exit(0);
}

/// Starts the leader and its job; answers the leader's process, or -1.
static inline int leader_start(const char *terminal, const char *directory, const char *program,
                               char *const *arguments, char *const *environment, int reports, int commands) {
  int leader = fork();
  if (leader == 0) leader_run(terminal, directory, program, arguments, environment, reports, commands);
  return leader;
}

static inline int leader_open_master(char *name, unsigned long size) {
  int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  if (master < 0) return -1;
  if (grantpt(master) != 0 || unlockpt(master) != 0 || ptsname_r(master, name, size) != 0) {
    close(master);
    return -1;
  }
  return master;
}

#endif
