import ArgumentParser
import Explorer
import Glibc
import RoleCatalog
import RoleModel
import SystemFiles
import TerminalScreen

struct Explore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Open the explorer (the default).",
    discussion: """
      With --script the explorer runs without a terminal and writes its last screen: key names apart by spaces (Down, \
      Enter, Esc, Space, Tab, C-x), one character is itself, a quoted text is typed; Click:12,5, DoubleClick:12,5, \
      WheelUp:12,5 and WheelDown:12,5 are the mouse at a column and a row; it implies --fresh.

      The explorer begins where it was left, and keeps that on this machine only: rolescope forget removes it. The options \
      from --role on open another screen; \(KeyBindings.standard.words(of: .link)) in the explorer shows those of the one that is open.
      """)

  @OptionGroup var explorerFlags: ExplorerFlags
  @OptionGroup var look: LookFlags

  @Option(
    help: ArgumentHelp(
      "Read this file of settings instead of your own; with --script none is read without it.", valueName: "file"),
    completion: .file())
  var config: String?

  @OptionGroup var catalogOptions: CatalogOptions

  @Option(help: ArgumentHelp("Feed these keys to the explorer instead of opening a terminal.", valueName: "keys"))
  var script: String?

  @Option(help: ArgumentHelp("The screen's size for --script.", valueName: "columnsxrows"))
  var size = "120x36"

  @Option(
    help: ArgumentHelp(
      "Write the last screen here instead of to standard output: a picture if the name ends in .svg, else text; - is standard output.",
      valueName: "file"),
    completion: .file())
  var saveScreen: String?

  @Flag(help: "Start without anything that is kept of you and of earlier times, and keep nothing of this time.")
  var fresh = false

  @Flag(help: "Bring back the last time's filter, query and marks too.")
  var resume = false

  @Flag(help: "Print at the end where each millisecond up to the first full screen went.")
  var traceStartup = false

  @OptionGroup(title: "The screen to open") var screenOptions: ScreenOptions

  func validate() throws {
    if resume, fresh || script != nil {
      throw ValidationError("--resume goes with neither --fresh nor --script, which implies it.")
    }
    let ending = saveScreen?.split(separator: "/").last?.split(separator: ".").dropFirst().last?.lowercased()
    if let ending, !["svg", "txt"].contains(ending) {
      throw ValidationError("--save-screen writes .svg, a picture, and .txt: there is no form “\(ending)”.")
    }
    if script == nil, saveScreen != nil { throw ValidationError("--save-screen goes with --script.") }
  }

  func run() throws {
    StartupTrace.end("reading the arguments")
    defer { if let report = StartupTrace.report { StandardOutput.writeError(report) } }
    let catalog = try catalogOptions.open()
    catalog.keepNames()
    StartupTrace.end("opening the catalog")
    var address = try screenOptions.address(in: catalog)
    // A screen that is named opens as it is named, whatever the settings say of others; a flag is a part of its name.
    if let dollars = explorerFlags.dollars, dollars != .last { address?.alignsPay = dollars == .aligned }
    let flags = explorerFlags.entries + look.entries
    let isBare = script != nil && config == nil
    let file = isBare ? SettingsFile(withoutFile: flags) : SettingsFile(named: config, flags: flags)
    try file.checkFlags()
    if let script { return try runScript(script, address, file, catalog) }
    guard isatty(STDOUT_FILENO) == 1 else {
      throw CommandFailure.wrongUse(
        "the explorer needs a terminal, and standard output is none. For output that can be piped, see the commands "
          + "list, show, compare, skills and explain (rolescope --help).")
    }
    let borrowed = BorrowedHome.sentence
    let keeper = fresh || borrowed != nil ? nil : StateKeeper(catalog: catalogOptions)
    let unkept = fresh ? nil : borrowed ?? StateFile.nowhere
    var start = keeper?.start() ?? ExplorerStart()
    start.address = address
    start.resumes = resume
    start.catalogPath = catalogOptions.path
    start.take(file)
    StartupTrace.end("what is kept of you, the settings and the options of the screen")
    do {
      let session = try TerminalSession.open(
        .init(greatestColours: file.settings.colours.greatest, glyphs: file.settings.glyphs))
      defer { session.close() }
      StartupTrace.end("taking over the terminal")
      try explore(
        catalog, start: start, in: session, keeper: keeper ?? NoKeeper(sentence: unkept),
        outlet: ExplorerOutlet(), afterStep: traceStartup ? { StartupTrace.end($0.words) } : nil)
    } catch let failure as TerminalFailure {
      throw CommandFailure.wrongUse(failure.description)
    } catch let failure as CatalogFailure {
      throw CommandFailure.wrongUse(failure.description)
    }
    // The terminal is the shell's again: what was wrong with keeping is said there, and is no failure.
    if let problem = keeper?.problem { StandardOutput.writeError("rolescope: \(problem)") }
  }

  private func runScript(
    _ script: String, _ address: ScreenAddress?, _ file: SettingsFile, _ catalog: CatalogReader
  ) throws {
    let parts = size.lowercased().split(separator: "x").map { Int($0) }
    guard parts.count == 2, let columns = parts[0], let rows = parts[1], (1...1000).contains(columns),
      (1...1000).contains(rows)
    else {
      throw CommandFailure.wrongUse(
        "--size takes columns x rows, each from 1 to 1000, such as 120x36; “\(size)” given.")
    }
    do {
      var start = ExplorerStart()
      start.address = address
      start.catalogPath = catalogOptions.path
      start.take(file)
      var explorer = try ScriptedExplorer(
        catalog: catalog, size: Size(columns: columns, rows: rows), start: start, outlet: ExplorerOutlet())
      StartupTrace.end(StartupStep.modelled.words)
      if traceStartup {
        _ = explorer.screen
        StartupTrace.end(StartupStep.drawn.words)
      }
      try explorer.send(script: script)
      let glyphs = file.settings.glyphs
      let isUTF8 = glyphs == .auto ? StandardOutput.isUTF8 : glyphs == .utf8
      let screen = isUTF8 ? explorer.screen : explorer.screen.asciiOnly
      let text =
        isPicture
        ? ScreenPicture(
          screen: screen, title: explorer.model.screenTitle, hasColours: file.settings.colours.greatest > 0
        ).markup : screen.text + "\n"
      try save(text, isUTF8: isUTF8)
    } catch let problem as ScriptProblem {
      throw CommandFailure.wrongUse(problem.description)
    } catch let failure as CatalogFailure {
      throw CommandFailure.wrongUse(failure.description)
    }
  }

  /// Whether the screen is to be saved as SVG.
  private var isPicture: Bool { saveScreen?.lowercased().hasSuffix(".svg") ?? false }

  private func save(_ text: String, isUTF8: Bool) throws {
    guard let saveScreen, saveScreen != "-" else { return StandardOutput.write(text, isUTF8: isUTF8) }
    let text = isPicture && !isUTF8 ? text.referencedInASCII : text
    do {
      // A pipe or a device takes what it is sent; a file is replaced whole.
      if let status = Files.status(of: saveScreen), status.st_mode & S_IFMT != S_IFREG,
        status.st_mode & S_IFMT != S_IFDIR
      {
        return try send(text, to: saveScreen)
      }
      try SavedFile(saveScreen).write(text)
    } catch let failure as SavedFile.Failure {
      throw CommandFailure.wrongUse("the screen is not saved as \(saveScreen). \(failure.description)")
    }
  }

  private func send(_ text: String, to device: String) throws {
    let descriptor = Files.open(device, O_WRONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else {
      throw CommandFailure.wrongUse("\(device) can't be written: \(SystemError.last).")
    }
    defer { close(descriptor) }
    guard Files.write(Array(text.utf8), to: descriptor) else {
      throw CommandFailure.wrongUse("\(device) could not be written whole: \(SystemError.last).")
    }
  }
}

extension ExplorerStart {
  /// Takes up the settings, and what is wrong with them.
  fileprivate mutating func take(_ file: SettingsFile) {
    take(file.settings)
    let notes = [file.shortNote, note].compactMap(\.self)
    note = notes.isEmpty ? nil : notes.joined(separator: " ")
  }
}

extension StartupStep {
  fileprivate var words: String {
    switch self {
    case .modelled: "the catalog's sources and families, and the role to begin with"
    case .drawn: "drawing, with the roles that it reads"
    case .presented: "sending the screen"
    }
  }
}
