import Foundation
import PseudoTerminal
import Testing

/// Terminals, pipes and files that take no more bytes, or none, or not now.
@Suite(.serialized) struct FullDescriptorTests {
  @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT])
  func `one signal ends the explorer on a terminal that takes no bytes, and gives the terminal back`(
    signal: Int32
  ) throws {
    let terminal = try PseudoTerminal.exploring(columns: 300, rows: 90)
    // Each redraws all: more than the system keeps for a terminal.
    for _ in 0..<100 { terminal.send([0x0C]) }
    terminal.waitUntilUnreadIsStill()
    terminal.signal(signal)
    #expect(try terminal.waitForExitUnread(seconds: 60) == .signal(signal))
    terminal.expectRestored()
  }

  @Test func `quitting on such a terminal ends when it takes bytes again`() throws {
    let terminal = try PseudoTerminal.exploring(columns: 300, rows: 90)
    for _ in 0..<100 { terminal.send([0x0C]) }
    terminal.type("q")
    terminal.waitUntilUnreadIsStill()
    #expect(try terminal.waitForExit(seconds: 60) == .status(0))
    terminal.expectRestored()
  }

  @Test(arguments: [["--version"], ["list", "--format", "json"], ["manual"], ["--help"]])
  func `an answer arrives whole in a pipe that a stranger left without waiting`(arguments: [String]) throws {
    let pipe = Pipe()
    let descriptor = pipe.fileHandleForWriting.fileDescriptor
    #expect(fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK) == 0)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Binary.path)
    process.arguments = arguments
    process.environment = PseudoTerminal.usualEnvironment
    process.standardOutput = pipe
    try process.run()
    let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect([UInt8](bytes) == (try Binary.run(arguments)).outputBytes)
  }

  @Test func `an answer arrives whole in a file that a stranger opened past the cache`() throws {
    let folder = try TemporaryFolder()
    // A file system that lacks the flag opens the file without it.
    let direct = """
      import os, sys
      flags = os.O_CREAT | os.O_WRONLY
      try: file = os.open(sys.argv[1], flags | os.O_DIRECT)
      except OSError: file = os.open(sys.argv[1], flags)
      os.dup2(file, 1)
      os.execv(sys.argv[2], sys.argv[2:])
      """
    let start = ["-c", direct, folder.path + "/list.txt", Binary.path]
    let result = try Binary.run(program: "/usr/bin/python3", start + ["list"])
    #expect(result.status == 0, "\(result.error)")
    let usual = try Binary.run("list")
    #expect(FileManager.default.contents(atPath: folder.path + "/list.txt") == Data(usual.outputBytes))
  }

  @Test(arguments: [">&-", ">/dev/full", ">&- <&-"])
  func `an answer that has nowhere to go is said to be missing`(redirection: String) throws {
    for arguments in [["--version"], ["list"], ["--help"], ["doctor"]] {
      let result = try shell(arguments, redirection)
      #expect(result.status == 2 && result.output.isEmpty, "\(arguments)")
      #expect(result.error.hasPrefix("rolescope: the answer could not be written whole: "), "\(result.error)")
    }
  }

  @Test(arguments: ["2>&-", "2>/dev/full", "<&- 2>&-"])
  func `an answer comes whole though a message has nowhere to go`(redirection: String) throws {
    let result = try shell(["list"], redirection)
    let usual = try Binary.run("list")
    #expect(result.status == 0 && result.output == usual.output)
    #expect(try shell(["show", "nobody of that name"], redirection).status == 1)
  }

  @Test func `a file that is written meanwhile gets nothing of an answer whose output is closed`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/screen.txt"
    let arguments = ["explore", "--script", "j", "--save-screen", path]
    #expect(try shell(arguments, ">&- 2>&-").status == 0)
    let usual = folder.path + "/usual.txt"
    _ = try Binary.run("explore", "--script", "j", "--save-screen", usual)
    #expect(FileManager.default.contents(atPath: path) == FileManager.default.contents(atPath: usual))
  }

  /// Runs the program by a shell, which closes or leads elsewhere what it is told to.
  private func shell(_ arguments: [String], _ redirection: String) throws -> Binary.Result {
    // What a program that ends in the middle of something holds is not to be told as a leak.
    try Binary.run(
      program: "/bin/sh", ["-c", "exec \"$0\" \"$@\" \(redirection)", Binary.path] + arguments,
      environment: ["ASAN_OPTIONS": "detect_leaks=0"])
  }
}
