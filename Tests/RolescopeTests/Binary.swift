import Foundation
import PseudoTerminal

/// The program under test: the real binary, run with pipes or on a pseudo-terminal.
enum Binary {
  /// The binary of the same build as the tests, or what `ROLESCOPE_BINARY` names.
  static let path: String = {
    if let path = ProcessInfo.processInfo.environment["ROLESCOPE_BINARY"] { return path }
    let bundles = [CommandLine.arguments.first ?? "", Bundle.main.bundlePath, Bundle.main.executablePath ?? ""]
    let besideTests = bundles.flatMap { bundle in
      let folder = URL(fileURLWithPath: bundle)
      return [folder, folder.deletingLastPathComponent()].map { $0.appendingPathComponent("rolescope").path }
    }
    let candidates = besideTests + ["\(repository)/.build/debug/rolescope"]
    return candidates.first(where: isProgram) ?? candidates[0]
  }()

  /// The package's root.
  static let repository = (0..<3).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    .path

  /// A catalog of the article roles alone, whatever else the bundle holds; built once by the binary itself.
  static let articles: String = {
    let path = NSTemporaryDirectory() + "rolescope-tests-\(ProcessInfo.processInfo.processIdentifier).sqlite"
    let built = try? run("catalog", "build", "--resources", repository + "/Resources", "--into", path)
    precondition(built?.status == 0, "\(built?.error ?? "the binary does not run")")
    atexit { unlink(NSTemporaryDirectory() + "rolescope-tests-\(ProcessInfo.processInfo.processIdentifier).sqlite") }
    return path
  }()

  private static func isProgram(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
      && FileManager.default.isExecutableFile(atPath: path)
  }

  struct NoAnswer: Error, CustomStringConvertible {
    var description: String
  }

  /// What a run left behind.
  struct Result {
    var status: Int32
    var outputBytes: [UInt8]
    var errorBytes: [UInt8]

    var output: String { String(decoding: outputBytes, as: UTF8.self) }
    var error: String { String(decoding: errorBytes, as: UTF8.self) }
    var json: JSONNode? { JSONNode(parsing: outputBytes) }
    /// The lines of the output, without the empty one that its last line end would make.
    var lines: [Substring] {
      var lines = output.split(separator: "\n", omittingEmptySubsequences: false)
      if lines.last == "" { lines.removeLast() }
      return lines
    }
  }

  /// Runs a command to its end, with its output in pipes; one that hangs is killed after a minute.
  static func run(
    program: String = path, _ arguments: [String], environment changes: [String: String] = [:], directory: String = "/"
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = PseudoTerminal.usualEnvironment.merging(changes) { $1 }
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    let (output, error) = (Pipe(), Pipe())
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = error
    try process.run()
    let identifier = process.processIdentifier
    let watchdog = DispatchWorkItem { kill(identifier, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + 60, execute: watchdog)
    let outputBytes = try output.fileHandleForReading.readToEnd() ?? Data()
    let errorBytes = try error.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    watchdog.cancel()
    return Result(status: process.terminationStatus, outputBytes: [UInt8](outputBytes), errorBytes: [UInt8](errorBytes))
  }

  /// The most kilobytes that a run to its end held; its output goes nowhere.
  static func peakMemory(_ arguments: [String]) throws -> Int {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in Int32(0)...2 {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    let environment = PseudoTerminal.usualEnvironment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    let words = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for text in environment + words { free(text) } }
    var identifier = pid_t()
    guard posix_spawn(&identifier, path, &actions, nil, words, environment) == 0 else {
      throw NoAnswer(description: "\(path) could not be started.")
    }
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(identifier, &status, 0, &usage) == identifier, status == 0 else {
      throw NoAnswer(description: "rolescope \(arguments.prefix(3)) ended with \(status).")
    }
    return usage.ru_maxrss
  }

  static func run(_ arguments: String...) throws -> Result { try run(arguments) }

  /// A command's answer as JSON, from the article roles.
  static func json(_ arguments: String...) throws -> JSONNode { try json(arguments, catalog: articles) }

  /// A command's answer as JSON; without a catalog from the bundled one.
  static func json(_ arguments: [String], catalog: String?) throws -> JSONNode {
    let result = try run(arguments + ["--format", "json"] + (catalog.map { ["--catalog", $0] } ?? []))
    guard result.status == 0, let json = result.json else {
      throw NoAnswer(description: "rolescope \(arguments) ended with \(result.status): \(result.error)\(result.output)")
    }
    return json
  }

  /// The screen that the explorer draws afresh at this size after these keys.
  static func screen(
    after keys: String = "", columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]
  ) throws -> String {
    let result = try run(
      ["explore", "--script", keys, "--size", "\(columns)x\(rows)", "--catalog", articles], environment: environment)
    return trimmedLines(result.output)
  }

  /// The text with the spaces at the ends of its lines cut, and the empty lines at its end.
  static func trimmedLines(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line
    }
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}

/// A folder that goes with the test that made it.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("rolescope-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, and the folders that lead to it.
  func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
    let url = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }
}
