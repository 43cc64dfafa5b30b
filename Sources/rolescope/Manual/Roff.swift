/// A manual page in the language of man(7), which groff and mandoc read. It is ASCII in every locale.
struct Roff {
  private(set) var text = ""
  /// A paragraph that a heading begins needs no request; mandoc says so of each that has one.
  private var isAfterHeading = false

  init(title: String, section: Int, date: String, source: String) {
    // The date as it stands: a hyphen by its name is none of a date's.
    text += ".TH \"\(title.uppercased())\" \"\(section)\" \"\(date)\" \"\(source)\"\n"
  }

  /// The line of the section NAME, which whatis and apropos read: name, hyphen, what it is.
  mutating func name(_ name: String, _ summary: String) {
    text += Self.escaped(name) + " \\- " + Self.escaped(summary) + "\n"
  }

  mutating func section(_ title: String) { heading("SH", title.uppercased()) }

  mutating func subsection(_ title: String) { heading("SS", title) }

  /// Paragraphs apart by empty lines; lines that are set in stay as they are.
  mutating func paragraphs(_ text: String) {
    var (isFresh, isSetIn) = (true, false)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("  ") != isSetIn, !line.isEmpty {
        isSetIn.toggle()
        if isSetIn, isFresh { beginParagraph() }
        request(isSetIn ? "nf" : "fi")
        isFresh = false
      }
      if line.isEmpty {
        isFresh = true
        continue
      }
      if isFresh { beginParagraph() }
      isFresh = false
      self.text += Self.line(String(line))
    }
    if isSetIn { request("fi") }
  }

  /// A term in bold, and what it means set in below.
  mutating func definition(_ term: String, _ meaning: String) {
    request("TP")
    isAfterHeading = false
    text += "\\fB" + Self.escaped(term) + "\\fP\n"
    text += Self.line(meaning)
  }

  /// Lines to be typed, as they stand.
  mutating func example(_ lines: [String]) {
    beginParagraph()
    request("nf")
    lines.forEach { text += Self.line($0) }
    request("fi")
  }

  private mutating func heading(_ name: String, _ title: String) {
    request(name, title)
    isAfterHeading = true
  }

  private mutating func beginParagraph() {
    if !isAfterHeading { request("PP") }
    isAfterHeading = false
  }

  private mutating func request(_ name: String, _ arguments: String...) {
    let quoted = arguments.map { " \"" + Self.escaped($0) + "\"" }
    text += "." + name + quoted.joined() + "\n"
  }

  /// A line of text; a dot or an apostrophe that begins it is none of roff's requests.
  private static func line(_ text: String) -> String {
    (text.first.map { ".'".contains($0) } ?? false ? "\\&" : "") + escaped(text) + "\n"
  }

  /// The text with what roff reads as its own, and what is not ASCII, by name. Source: groff_char(7).
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { names[$0] ?? ($0.isASCII ? String($0) : "\\[u\(hexadecimal($0))]") }.joined()
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static let names: [Unicode.Scalar: String] = [
    "\\": "\\e", "-": "\\-", "\"": "\\(dq", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti", "“": "\\(lq",
    "”": "\\(rq", "’": "\\(cq", "–": "\\(en", "—": "\\(em", "…": "...", "→": "\\(->", "←": "\\(<-", "≥": "\\(>=",
    "≤": "\\(<=", "×": "\\(mu", "±": "\\(+-", "·": "\\(pc",
  ]
}
