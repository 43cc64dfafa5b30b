import Foundation
import GRDB
import RoleModel

@testable import RoleCatalog

/// Text that does harm where it is not cleaned: to a terminal, a shell, a spreadsheet, a browser or a reader.
enum HostileText {
  /// Every C0 and C1 control but NUL, which SQLite's texts end at, and DEL; then sequences that a terminal acts on.
  static let controls =
    (Array(1...0x1F) + Array(0x7F...0x9F)).compactMap { Unicode.Scalar($0 as Int) }.map { String($0) }.joined()
    + "\u{1B}]0;title\u{7}\u{1B}]52;c;cm0=\u{7}\u{1B}[2J\u{1B}[6n\u{1B}P1$r\u{1B}\\\u{9B}31m\u{9D}0;x\u{9C}\u{1B}c"

  /// What reorders, hides or breaks lines.
  static let invisible =
    "\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}\u{200E}\u{200F}\u{61C}\u{206A}\u{206F}"
    + "\u{FEFF}\u{200B}\u{200D}\u{2060}\u{2028}\u{2029}\r\n\r\u{85}\u{FFF9}\u{FFFB}\u{FFFF}\u{180E}\u{E0001}\u{E0041}"

  /// What markup, tables, lines and quotes are made of, and what turns into it in ASCII. A mark over a sign makes one character
  /// of both, which is not the sign to a program that compares characters, and is to all others.
  static let markup =
    "<script>alert(1)</script><img src=x onerror=alert(1)>\" onmouseover=\"alert(1)' &lt;b&gt;|a|`code`*b*_i_~~s~~"
    + "[l](javascript:alert(1))![i](http://x.example/)#h\\|←script→“,=1+1”\"\u{301},=1+1,\"\u{301}|\u{301}[\u{301}x]\u{301}"
    + "<\u{301}b>'\u{301};touch pwned;'\u{301}$(touch pwned)`touch pwned`"

  /// Where a line of Markdown or a cell of a spreadsheet begins, what begins more than a text.
  static let starts = [
    "=1+1", "=\u{301}1+1", "+1+1", "-1+1", "@x", "\t=1", "\r=1", "\n=1", "—1+1", "◆x", "＝1+1", "\u{200B}=1", "-inf",
    "-0x1p3", "~~~", "# h", "1. x", "```", "<!--", "===", "\u{301}\u{301}",
  ]

  /// Bytes that are no UTF-8, one of them the CSI of eight bits; they stand in a catalog where this mark was.
  static let brokenMark = "\u{E123}"
  static let brokenBytes: [UInt8] = [0xC3, 0x28, 0x9B, 0x33, 0x31, 0x6D, 0xED, 0xA0, 0x80, 0xC0, 0x9B, 0xF8, 0xFF]

  /// One hostile text; `tag` tells fields apart, and also which start it has.
  static func text(_ tag: String) -> String {
    let start = starts[tag.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF } % starts.count]
    return "\(start)\(tag)\(controls)\(invisible)\(markup)\(brokenMark)"
  }

  /// One grapheme of many marks, and one word that is longer than any line.
  static let flood = "e" + String(repeating: "\u{301}\u{489}", count: 300) + String(repeating: "x", count: 3_000)
}

/// A catalog whose every text is hostile, written past our own import as a stranger's would be.
enum HostileCatalog {
  /// Aliases that a command line can name the roles by.
  static let names = ["plain one", "plain two", "plain three"]

  static let path: String = {
    let path = NSTemporaryDirectory() + "rolescope-hostile-\(ProcessInfo.processInfo.processIdentifier).sqlite"
    atexit { unlink(NSTemporaryDirectory() + "rolescope-hostile-\(ProcessInfo.processInfo.processIdentifier).sqlite") }
    do {
      try CatalogWriter.write(
        sources: sources, roles: names.indices.map(role), placePay: { _ in [placePay] }, parities: parities, to: path)
      try breakTexts(in: path)
    } catch { preconditionFailure("\(error)") }
    return path
  }()

  private static let text = HostileText.text

  private static let sources = ["a", "b"].map { name in
    Source(
      id: SourceID(text("source \(name)")), label: text("label \(name)"), publisher: text("publisher \(name)"),
      title: text("source title \(name)"), year: name == "a" ? 2023 : nil, document: text("document \(name)"),
      address: name == "a" ? "https://x.example/\"><script>\(text("address"))" : "javascript:\(text("address"))",
      licence: text("licence \(name)"), method: text("method \(name)"), independenceGroup: text("group \(name)"))
  }

  private static func locator(_ name: String) -> Locator {
    Locator(document: text("locator document \(name)"), position: text("locator \(name)"))
  }

  private static func value(of field: Field, _ number: Double) -> Value {
    switch field {
    case .payRange, .experienceYears: .range(Bounds(low: number, high: number * 2))
    case .payPercentiles, .payHourlyPercentiles:
      .percentiles(
        Percentiles(
          p10: .init(number), p25: .init(number + 1), p50: .init(number + 2), p75: .init(number + 3),
          p90: .init(number + 4)))
    case .educationShares, .ageShares, .sexShares, .raceShares:
      .shares([Share(text("share one"), 60), Share(text("share two"), 40)])
    case _ where field.unit == .name: .text(text(field.rawValue))
    default: .number(number)
    }
  }

  private static func role(_ index: Int) -> Role {
    let number = Double(index + 1)
    let figures = Field.allCases.flatMap { field in
      sources.map { source in
        let amount = field.unit == .dollarsPerYear ? 50_000 * number : field == .zone ? 3 : 10 * number
        return Figure(
          field: field, value: value(of: field, amount), definition: text("definition \(field)"), year: source.year,
          place: text("place"), status: field == .payHourly ? .derived : .published, source: source.id,
          locator: locator("\(field)"), formula: text("formula \(field)"),
          note: text("note \(field)") + (field == .payMean ? HostileText.flood : ""))
      }
    }
    var ratings: [SkillRating] = []
    for kind in [SkillRating.Kind.skill, .knowledge] {
      for skill in 0..<4 {
        let importance = 40 + Double(9 * skill) + 5 * number
        ratings.append(
          SkillRating(
            name: text("\(kind.rawValue) \(skill)"), kind: kind, importance: importance, level: importance + number,
            standardError: 1, levelError: 2, source: sources[0].id, locator: locator("rating")))
      }
    }
    let listed = [SkillRating.Kind.listed, .technology].map { kind in
      SkillRating(
        name: text(kind.rawValue), kind: kind, share: kind == .listed ? 7 : nil, source: sources[1].id,
        locator: locator("list"))
    }
    let statements = Statement.Kind.allCases.map {
      Statement(
        kind: $0, text: text("statement \($0)") + ($0 == .duty ? HostileText.flood : ""), source: sources[0].id,
        locator: locator("statement"))
    }
    let edges = Edge.Kind.allCases.map {
      Edge(kind: $0, role: id((index + 1) % names.count), source: sources[0].id, locator: locator("edge"))
    }
    return Role(
      id: id(index), title: text("title \(index)") + (index == 2 ? HostileText.flood : ""),
      kind: index == 2 ? .profile : .occupation, family: text("family \(index % 2)"),
      codes: [
        Code(scheme: .soc2018, code: text("code \(index)")),
        Code(scheme: .onetSOC, code: text("shared code"), isShared: true),
      ],
      candidates: [Role.Candidate(code: Code(scheme: .soc2018, code: text("candidate")), source: sources[0].id)],
      aliases: [names[index], alias(index)], figures: figures, skills: ratings + listed,
      statements: statements, edges: edges)
  }

  private static func id(_ index: Int) -> RoleID { RoleID(text("id \(index)")) }

  /// An alias is one line: the catalog parts them by line ends.
  private static func alias(_ index: Int) -> String {
    String(String.UnicodeScalarView(text("alias \(index)").unicodeScalars.filter { $0 != "\n" }))
  }

  private static let placePay = PlacePay(
    source: sources[0].id, document: text("place document"), year: 2023,
    definitions: .init(
      jobs: text("place jobs"), mean: text("place mean"), hourlyMean: text("place hourly"),
      percentiles: text("place percentiles"), hourlyPercentiles: text("place hourly percentiles")),
    rows: [placeRow("CA", 1), placeRow("OH", 2), placeRow("TX", 3)])

  private static func placeRow(_ place: String, _ number: Double) -> PlacePay.Row {
    let percentiles: [PlacePay.Amount] = [1, 2, 3, 4, 5].map { .number(50_000 + 9_000 * ($0 + number)) }
    return PlacePay.Row(
      place: place, jobs: .number(9_000 * number), jobsError: 2, mean: .number(60_000 + 9_000 * number), meanError: 1,
      hourlyMean: .number(30 + number), percentiles: percentiles, row: Int(number))
  }

  private static let parities = ["CA", "OH", "TX"].map {
    PriceParity(place: $0, parity: 100, year: 2023, source: sources[1].id, locator: locator("parity"))
  }

  /// Puts bytes that are no UTF-8 in the place of each mark: only a catalog from elsewhere can have them.
  private static func breakTexts(in path: String) throws {
    let bytes = HostileText.brokenBytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write { database in
      for (table, columns) in [
        ("term", ["text"]), ("role", ["title"]), ("alias", ["names"]), ("code", ["code"]), ("candidate", ["code"]),
        ("figure", ["text", "locator"]), ("skill", ["name"]), ("statement", ["text", "locator"]),
        ("edge", ["locator"]), ("section", ["title"]),
        ("source", ["name", "label", "publisher", "title", "document", "address", "licence", "method"]),
        ("price_parity", ["locator"]),
      ] {
        for column in columns {
          try database.execute(
            sql: """
              UPDATE \(table) SET \(column) = replace(\(column), '\(HostileText.brokenMark)', CAST(x'\(bytes)' AS TEXT)) \
              WHERE typeof(\(column)) = 'text'
              """)
        }
      }
    }
    try queue.close()
    try PageSeal.seal(fileAt: path, path: path)
  }
}
