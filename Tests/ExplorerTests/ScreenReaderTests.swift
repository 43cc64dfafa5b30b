import ArticleCatalog
import RoleCatalog
import RoleModel
import TerminalScreen
import Testing

@testable import Explorer

/// The explorer in screen-reader mode, after a script of keys.
private func reading(_ script: String = "", _ columns: Int = 80, _ rows: Int = 24) throws -> ScriptedExplorer {
  var explorer = try ScriptedExplorer(
    catalog: ArticleCatalog.shared, size: Size(columns: columns, rows: rows), isForScreenReader: true)
  try explorer.send(script: script)
  return explorer
}

private func readingOfficial(_ script: String = "", _ columns: Int = 80, _ rows: Int = 24) throws -> ScriptedExplorer {
  var explorer = try ScriptedExplorer(
    catalog: OfficialCatalog.shared, size: Size(columns: columns, rows: rows), isForScreenReader: true)
  try explorer.send(script: script)
  return explorer
}

private func readingBundled(_ script: String, _ columns: Int, _ rows: Int) throws -> ScriptedExplorer {
  var explorer = try ScriptedExplorer(
    catalog: BundledCatalog.open(), size: Size(columns: columns, rows: rows), isForScreenReader: true)
  try explorer.send(script: script)
  return explorer
}

/// The rows that differ between two screens.
private func changedRows(_ before: Screen, _ after: Screen) -> [Int] {
  (0..<before.size.rows).filter { !before.hasSameRow($0, as: after) }
}

extension Screen {
  fileprivate func rowText(_ row: Int) -> String {
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
    return rows.indices.contains(row) ? String(rows[row]) : ""
  }

  /// The text of the row that the hardware cursor stands on.
  fileprivate var cursorText: String { cursor.map { rowText($0.row) } ?? "no cursor" }
}

/// Keys to every view of the mode.
private let everyView = [
  "", "g", "Down", "z", "Enter", "Enter 1", "2", "3", "4", "5", "6", "7", "8", "Enter Enter", "1 e", "?", "=", "/",
  "/ \"sales\"", "/ \"pay>60k\"", "/ \"pay>x\"", "/ \"zzzz\"", "s", "s \"lead\" Down", "s \"leadership, crm\" Enter",
  "s \"leadership\" Enter 4", "o", "o O", "p", "p o", ":", ": \"mark\"", ": \"zzz\"", "i", "i Enter", "i Enter \"acc\"",
  "P", "P \"90k\" Enter", "v",
  "m", "t", "T",
  "Space Down Space c", "Space Down Space c n e", "Space Down Space c z", "Space Down Space c c", "$", "1 $",
  "Space Down Space Down Space c", "Space Down Space t", "Space Down Space Down Space Down Space Down Space",
]

@Suite struct ScreenReaderTests {
  @Test("The list is one column: title, pay with definition, source and year, position and mark")
  func listsSentences() throws {
    #expect(
      try reading("Down Space").screen.text == """
        Roles by title, 17 roles
        Account management, family of 7 roles, unfolded, 1 of 2 families
        Account Administrator, average $40,149 a year, Zippia, undated, 1 of 17
        Account Director, average $114,728 a year, Zippia, undated, 2 of 17
        Account Executive, range $50,000 to $70,000 a year, Megainterview, undated, 3 of
        17, marked A
        Account Manager, average $53,478 a year, study.com, 2019, 4 of 17
        Customer Account Manager, average $45,951 a year, Zippia, undated, 5 of 17
        Director of Account Management, base range $120,000 to $200,000 or more a year,
        glossary, undated, 6 of 17
        Senior Account Manager, base range $80,000 to $130,000 a year, glossary,
        undated, 7 of 17
        named only, no figures, family of 10 roles, folded, 2 of 2 families








        Account Executive is marked A.


        """)
  }

  @Test("A pane says one fact a line, each with its source and year")
  func showsPane() throws {
    #expect(
      try reading("1", 80, 14).screen.text == """
        Salary of Account Director
        average $114,728 a year, Zippia, undated
        average $96,677 a year, study.com, 2019
        range $82,000 to $158,000 a year, Zippia, undated
        range $80,000 to $120,000 a year, Megainterview, undated
        hourly $55.16 an hour, derived, Zippia, undated
        best-paying city: San Francisco, CA, Zippia, undated
        best-paying state: New Jersey, Zippia, undated
        best-paying company: BuzzFeed, Zippia, undated
        best-paying industry: Professional, Zippia, undated

        Salary of Account Director, 9 lines.


        """)
  }

  @Test("A comparison is sentences: field, each value, verdict, reason")
  func compares() throws {
    #expect(
      try reading("Space Down Down Down c", 80, 20).screen.text == """
        Compare A Account Director and B Customer Account Manager
        In words, 6 sentences
        A's average pay is 2.50 times B's (Zippia, undated).
        Two more sources price A; no other prices B.
        A takes 6 to 8 years to reach, B 4 to 6.
        No skill is on both printed lists.
        For A: if Zippia's undated $114,728 is of 2025, most of the difference between
        the two averages is their years: study.com's $96,677 of 2019 is $121,743 in 2025
        dollars.
        Bachelor's degree: 80 % of A, 56 % of B (Zippia, undated).
        Salary, 9 rows
        average: A $114,728 a year (Zippia, undated); B $45,951 a year (Zippia,
        undated); A higher 2.50 times, beyond the modelled error of plus or minus
        27,714; one publisher, one definition, no year
        range Zippia: A $82,000 to $158,000 a year (Zippia, undated); B $29,000 to
        $72,000 a year (Zippia, undated); A higher, no overlap, one publisher, one
        definition, no year
        Compare A Account Director and B Customer Account Manager, 70 lines.


        """)
  }

  @Test("A search announces how many roles match and the first of them, below the line that is edited")
  func searches() throws {
    #expect(
      try reading("/ \"manager\"", 80, 16).screen.text == """
        6 roles, best match first
        Account Manager, average $53,478 a year, study.com, 2019, 1 of 6
        Customer Account Manager, average $45,951 a year, Zippia, undated, 2 of 6
        Senior Account Manager, base range $80,000 to $130,000 a year, glossary,
        undated, 3 of 6
        Junior Account Manager, no yearly pay stated, 4 of 6
        Key Account Manager, no yearly pay stated, 5 of 6
        Regional Sales Manager, no yearly pay stated, 6 of 6




        Filter: manager
        6 roles match, first: Account Manager, average $53,478 a year, study.com, 2019.


        """)
  }

  @Test("The map of roles within reach is a sentence for each role")
  func maps() throws {
    #expect(
      try readingBundled("/ \"sales managers\" Enter m", 80, 16).screen.text == """
        Within reach, from Sales Managers
        17 roles of the 50 nearest within reach: gap at most 20 %, pay at least 75 %,
        preparation within one job zone.
        1 Marketing Managers: pay 166.8k, +12 %, gap 8.2 %, within reach
        2 Advertising and Promotions Managers: pay 133.7k, -10 %, gap 7.2 %, within
        reach
        3 Online Merchants: pay 83.1k, -44 %, gap 7.0 %, out of reach for pay
        4 Chief Executives: pay 214.0k, +44 %, gap 20.9 %, out of reach for gap
        5 First-Line Supervisors of Retail Sales Workers: pay 48.5k, -67 %, gap 3.6 %,
        out of reach for pay and preparation
        6 Fundraising Managers: pay 125.5k, -15 %, gap 4.3 %, within reach
        7 Sales Engineers: pay 124.9k, -16 %, gap 14.1 %, within reach

        Within reach, from Sales Managers, 53 lines.


        """)
  }

  @Test(
    "`=` says the selected line, view, filter and marks",
    arguments: [
      (
        "Down =",
        "Account Executive, range $50,000 to $70,000 a year, Megainterview, undated, 3 of 17; Roles by title, 17 roles; "
          + "no filter; nothing marked."
      ),
      (
        "/ \"manager\" Enter 1 =",
        "average $53,478 a year, study.com, 2019; Salary of Account Manager; line 1 of 1; filter manager; nothing marked."
      ),
      (
        "Space Down Space c Down =",
        "All of A's printed pay range lies above B's (Megainterview, undated); Compare A Account Director and B Account "
          + "Executive; line 2 of 65; no filter; marked A Account Director and B Account Executive."
      ),
    ])
  func saysWhere(script: String, words: String) throws {
    #expect(try reading(script).model.message == words)
  }

  @Test("Outside the mode `=` says it in few words")
  func saysWhereInFewWords() throws {
    #expect(
      try explorer("Down Space =").model.message
        == "List: Account Executive, line 4 of 9; no filter; marked A Account Executive.")
    #expect(
      try explorer("Space Down Space c =").model.message == "Comparison, line 2 of 68; no filter; marked A and B.")
  }

  @Test(
    "No screen of the mode holds a border, a bar or a mark",
    arguments: [(80, 24), (120, 36), (40, 10), (12, 4), (1, 1)])
  func holdsNoSigns(columns: Int, rows: Int) throws {
    for script in everyView {
      for explorer in [try reading(script, columns, rows), try readingOfficial(script, columns, rows)] {
        let text = explorer.screen.text
        for scalar in text.unicodeScalars where scalar != "\n" && !(0x20..<0x7F).contains(scalar.value) {
          let isWord: Bool =
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .otherLetter, .nonspacingMark, .currencySymbol: true
            default: false
            }
          #expect(isWord, "\(scalar) in \(script):\n\(text)")
        }
        for drawing in ["---", "==", "||", "~~", "...", " - ", " | "]
        where !explorer.model.view.filter.contains(drawing) {
          #expect(!text.contains(drawing), "\(drawing) in \(script):\n\(text)")
        }
      }
    }
  }

  @Test("Every line of a view is on one of its pages, whole")
  func cutsNothing() throws {
    for keys in ["1", "3", "4", "Space Down Space c", "?", "8"] {
      var explorer = try reading(keys, 40, 10)
      let rows = explorer.model.readerRows
      for index in 0..<rows.count where !rows.text(index).isEmpty {
        let row = try #require(explorer.screen.cursor?.row)
        let pieces = TextWidth.wrapped(rows.text(index), to: 40)
        // A sentence longer than the screen is gone through with the arrows.
        if pieces.count <= 5 {
          for (offset, piece) in pieces.enumerated() { #expect(explorer.screen.rowText(row + offset) == piece) }
        }
        for _ in 0..<pieces.count where explorer.model.readerRows.selected == index {
          try explorer.send(script: "Down")
        }
      }
    }
  }

  @Test("A move changes no row of a page: the hardware cursor goes to the selected sentence")
  func movesTheCursorOnly() throws {
    var explorer = try reading("Down", 80, 24)
    for key in ["Down", "Down", "Up"] {
      let before = explorer.screen
      try explorer.send(script: key)
      #expect(changedRows(before, explorer.screen).isEmpty)
      #expect(explorer.screen.cursorText.hasPrefix(try #require(explorer.selectedTitle)))
    }
  }

  @Test("What changes is announced in one row, the same each time, and the row that it is about")
  func announcesInOneRow() throws {
    var explorer = try reading("Down", 100, 24)
    let before = explorer.screen
    let selected = try #require(before.cursor?.row)
    try explorer.send(script: "Space")
    let marked = explorer.screen
    let rows = changedRows(before, marked)
    #expect(rows.count == 2 && rows.first == selected)
    #expect(marked.rowText(try #require(rows.last)) == "Account Executive is marked A.")
    try explorer.send(script: "Space")
    #expect(changedRows(marked, explorer.screen) == rows)
  }

  @Test("The mode can be switched on and off while the explorer runs")
  func switches() throws {
    let plain = try explorer("Down").screen
    var switched = try explorer("Down R")
    #expect(switched.screen.cursorText.hasPrefix("Account Executive, range $50,000 to $70,000 a year"))
    try switched.send(script: "R")
    try switched.send(script: "Up Down")
    #expect(switched.screen == plain)
  }

  @Test(
    "Signs and short forms become words",
    arguments: [
      ("$82,000-158,000", "$82,000 to $158,000"), ("$120,000-200,000+ a year", "$120,000 to $200,000 or more a year"),
      ("≥ $239,200", "at least $239,200"), ("6-8 years", "6 to 8 years"), ("SOC 11-2022", "SOC 11-2022"),
      ("men $2,085 · women –", "men $2,085, women not known"),
      ("A higher 2.50×: reason", "A higher 2.50 times: reason"),
      ("have ✓ “crm”", "have \"crm\""), ("148,270 md", "148,270 median"), ("- a duty", "a duty"),
      ("Executive – Director", "Executive, Director"),
      ("1 - 1.645 × RSE", "1 minus 1.645 times relative standard error"), ("→ does nothing", "Right does nothing"),
      ("café €5", "café €5"),
    ])
  func speaks(text: String, words: String) { #expect(spoken(text) == words) }
}
