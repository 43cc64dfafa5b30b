import ArticleCatalog
import RoleModel
import Synchronization
import TerminalScreen
import Testing

@testable import Explorer

/// What `y` and `Y` hand to the clipboard, and what they say.
@Suite struct CopyingTests {
  /// A clipboard that remembers, and commands that print their own line.
  private final class Recorder: CommandOutlet, Sendable {
    let copied = Mutex<[String]>([])
    let outcome: CopyOutcome

    init(_ outcome: CopyOutcome = .sent) { self.outcome = outcome }

    func output(of request: CommandRequest) -> Result<String, OutletFailure> {
      if request.command.operands.contains("account-manager") { return .failure(OutletFailure("There is none.")) }
      return .success("\(request.arguments.joined(separator: " "))\nsecond line\n")
    }

    func save(_ request: SaveRequest) -> SaveOutcome { .failed("Not here.") }

    func take(_ text: String) -> CopyOutcome {
      copied.withLock { $0.append(text) }
      return outcome
    }
  }

  private func copying(
    _ script: String, _ recorder: Recorder = Recorder(), _ columns: Int = 80, _ rows: Int = 24,
    catalog: any Catalog = ArticleCatalog.shared
  ) throws -> (copied: [String], message: String?, model: Model) {
    var explorer = try ScriptedExplorer(
      catalog: catalog, size: Size(columns: columns, rows: rows), start: ExplorerStart(), outlet: recorder,
      clipboard: recorder.take)
    try explorer.send(script: script)
    return (recorder.copied.withLock { $0 }, explorer.model.message, explorer.model)
  }

  @Test func `asked for twice, y copies the figure with its definition, year and source, and says so`() throws {
    for script in ["y y", "y Enter"] {
      let answer = try copying(script)
      #expect(answer.copied == ["average $114,728 a year, Zippia, undated"])
      #expect(
        answer.message
          == "Copied the figure, sent to the terminal's clipboard (OSC 52): average $114,728 a year, Zippia, undated.")
      #expect(answer.model.chooser == nil)
    }
  }

  @Test func `the choice lists figure, row, role and screen in their forms, and the command`() throws {
    #expect(
      try explorer("y", 60, 22).screen.text == """
         Copy ───────────────────────────────────────── type to jump
        ▌figure                 average $114,728 a year, Zippia, un…
         figure as Markdown     the receipt of average of Account D…
         figure as CSV          the receipt of average of Account D…
         figure as JSON         the receipt of average of Account D…
         row                    Account Director, average $114,728 …
         row as Markdown        Account Director
         row as CSV             Account Director
         row as JSON            Account Director
         role                   Account Director
         role as Markdown       Account Director
         role as CSV            Account Director
         role as JSON           Account Director
         screen                 22 lines as they stand
         screen as Markdown     the whole view: 17 roles
         screen as CSV          the whole view: 17 roles
         screen as JSON         the whole view: 17 roles
         command                rolescope list



         Enter choose  Esc leave  ↑↓ move  a-z jump
        """)
    #expect(try copying("y Esc").copied.isEmpty)
  }

  @Test(arguments: [
    ("y Down Down Enter", "explain account-director pay.mean --format csv"),
    ("y \"row\" Enter", "Account Director, average $114,728 a year, Zippia, undated"),
    ("y \"row as c\" Enter", "list --role account-director --format csv"),
    ("y \"role\" Enter", "show account-director --format text"),
    ("y \"role as m\" Enter", "show account-director --format markdown"),
    ("y \"screen as j\" Enter", "list --format json"),
    ("y \"command\" Enter", "rolescope list"),
    ("1 Down y y", "average $96,677 a year, study.com, 2019"),
    ("1 Down y \"row\" Enter", "Account Director, Salary: average $96,677 a year, study.com, 2019"),
    ("1 y \"pane as c\" Enter", "show --pane salary account-director --format csv"),
    ("/ \"sales\" Enter y \"screen as c\" Enter", "list sales --format csv"),
    ("4 y y", "Account management: 9 %, Zippia, undated"),
  ])
  func `each choice copies what it says`(script: String, expected: String) throws {
    let copied = try #require(try copying(script).copied.first, "\(script)")
    #expect(copied.hasPrefix(expected), "\(script): \(copied)")
  }

  @Test func `the screen is copied as it stands, without the choice over it`() throws {
    let copied = try copying("Down y \"screen\" Enter").copied
    #expect(copied == [try explorer("Down", 80, 24).screen.text])
  }

  @Test func `of a comparison the picked role's figure, and the row with its verdict and titles`() throws {
    let compared = "Space Down Down Down Space c"
    #expect(
      try copying(compared + " y y").copied == ["Customer Account Manager: average $45,951 a year, Zippia, undated"])
    #expect(
      try copying(compared + " Left y y").copied == ["Account Director: average $114,728 a year, Zippia, undated"])
    let row = try #require(try copying(compared + " y \"row\" Enter").copied.first)
    #expect(row.contains("A higher 2.50") && row.contains("A Account Director; B Customer Account Manager"))
    #expect(
      try copying(compared + " y \"row as j\" Enter").copied.first?.hasPrefix(
        "explain --against customer-account-manager account-director pay.mean --format json") == true)
  }

  @Test func `what is too long, has no clipboard, or prints nothing is said and not copied`() throws {
    #expect(
      try copying("y \"screen as c\" Enter", Recorder(.tooLong(bytes: 80000))).message
        == "The screen as CSV has 80,000 bytes, more than terminals take (74,000): w saves it to a file.")
    #expect(
      try copying("y y", Recorder(.noClipboard)).message
        == "This terminal has no clipboard that a program can fill: w saves to a file.")
    #expect(
      try copying("Down Down y \"role\" Enter").message == "Nothing is copied: There is none.")
    #expect(try explorer("y y").model.message == "Nothing is copied: a script has no terminal.")
  }

  @Test func `of several lines the answer says how many`() throws {
    let message = try copying("y \"role\" Enter").message
    #expect(message == "Copied the role, sent to the terminal's clipboard (OSC 52): 2 lines, 48 bytes.")
    #expect(
      try copying("Y", Recorder(.takenByTmux)).message
        == "Copied the command to tmux and through it to the terminal: rolescope list.")
  }

  @Test func `copying works in screen-reader mode, and the choices are said`() throws {
    #expect(try copying("R y y").copied == ["average $114,728 a year, Zippia, undated"])
    #expect(try copying("R 1 Down y y").copied == ["average $96,677 a year, study.com, 2019"])
    #expect(
      try explorer("R y").model.message == "Copy: 17 choices. Type to jump, Enter chooses, Esc leaves.")
  }

  @Test func `no text that is copied holds a control character`() throws {
    for script in ["y y", "1 G y y", "5 Down y y", "8 y y", "? y y", "e y \"screen\" Enter", "@ y y"] {
      for text in try copying(script).copied {
        #expect(!text.unicodeScalars.contains { TextCleaning.isHarmful($0) && $0 != "\n" }, "\(script)")
      }
    }
  }
}
