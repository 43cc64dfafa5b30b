import Glibc

/// What has to hold before a command runs, of the process that it runs in.
enum StartConditions {
  /// Files that a command may have open at once, with those that the libraries open for themselves, which end the process
  /// where they get none.
  private static let fileCount: rlim_t = 32

  /// Brings about what can be; throws a sentence for what can't.
  static func settle() throws {
    // A file that may not grow is an error of its writing, as a full disk is, and no end of the program.
    signal(SIGXFSZ, SIG_IGN)
    occupyStandardDescriptors()
    try requireFiles()
  }

  /// A closed standard descriptor would be the next file's that is opened, and the answer would be written into that. A folder in
  /// its place can be neither read nor written, as what is closed.
  private static func occupyStandardDescriptors() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 { _ = open("/", O_RDONLY) }
  }

  private static func requireFiles() throws {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < fileCount else {
      return
    }
    let allowed = limit.rlim_cur
    limit.rlim_cur = min(fileCount, limit.rlim_max)
    guard limit.rlim_cur >= fileCount, setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
      throw CommandFailure.wrongUse(
        "\(allowed) files may be open at once here, and \(fileCount) have to be: allow more with ulimit -n.")
    }
  }
}
