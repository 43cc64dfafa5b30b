import TerminalScreen

/// A screen as a picture that scales and that machines can read: SVG, with every text as text.
///
/// Letters, marks and rules stand in elements of their own, each stretched to the columns that it takes, so that bars and
/// columns meet whatever font the viewer has. The ground is that of the theme: one that suits any background follows the viewer.
struct ScreenPicture {
  let screen: Screen
  /// What it shows, for those who don't see it.
  let title: String
  /// Whether there is any other colour than that of text.
  var hasColours = true

  /// Units a column and a row; a monospaced font is six tenths as wide as it is high.
  private static let cell = (width: 9, height: 18)
  private static let fontSize = 15
  private static let margin = 9
  /// From a row's top to the line that its letters stand on.
  private static let baseline = 14

  var markup: String {
    let (columns, rows) = (screen.size.columns, screen.size.rows)
    let width = columns * Self.cell.width + 2 * Self.margin
    let height = rows * Self.cell.height + 2 * Self.margin
    let runs = (0..<rows).flatMap(runs)
    let picture = HTML.element(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 \(width) \(height)"), ("width", "\(width)"),
        ("height", "\(height)"), ("role", "img"), ("aria-labelledby", "title description"), ("xml:space", "preserve"),
      ],
      .lines(
        [
          .nothing, .element("title", [("id", "title")], HTML(title)),
          .element("desc", [("id", "description")], HTML("A terminal of \(columns) columns and \(rows) rows.")),
          .style(sheet),
          .element(
            "rect",
            [
              ("class", "page"), ("fill", Self.colour(of: ground ?? .light).page), ("width", "\(width)"),
              ("height", "\(height)"), ("rx", "6"),
            ]),
        ] + runs.filter { $0.style.attributes.contains(.reverse) }.map(background) + runs.map(text)
          + [cursor].compactMap(\.self)))
    return HTML.xmlDeclaration.markup + picture.markup + "\n"
  }

  /// Cells beside each other that look alike and are drawn by glyphs of one kind.
  private struct Run {
    var row: Int
    var columns: Range<Int>
    var text: String
    var style: Style
    var kind: Kind
  }

  private enum Kind { case blank, letters, marks, wide }

  private func kind(_ cell: Cell, isWide: Bool) -> Kind {
    if isWide { return .wide }
    if cell.scalar == " " { return .blank }
    // Box drawing, block elements and geometric shapes.
    return (0x2500...0x25FF).contains(cell.scalar.value) ? .marks : .letters
  }

  private func runs(row: Int) -> [Run] {
    var runs: [Run] = []
    let cells = Array(screen.row(row))
    for column in cells.indices where !cells[column].isContinuation {
      let isWide = column + 1 < cells.count && cells[column + 1].isContinuation
      let kind = kind(cells[column], isWide: isWide)
      var text = String(cells[column].scalar)
      for mark in screen.marks(column: column, row: row) { text.unicodeScalars.append(mark) }
      let end = column + (isWide ? 2 : 1)
      if let last = runs.last, last.style == cells[column].style, kind != .wide, last.kind == kind {
        runs[runs.count - 1].text += text
        runs[runs.count - 1].columns = last.columns.lowerBound..<end
      } else {
        runs.append(Run(row: row, columns: column..<end, text: text, style: cells[column].style, kind: kind))
      }
    }
    return runs.filter { $0.kind != .blank || $0.style.attributes.contains(.reverse) }
  }

  private func left(_ column: Int) -> Int { Self.margin + column * Self.cell.width }

  private func top(_ row: Int) -> Int { Self.margin + row * Self.cell.height }

  private func background(_ run: Run) -> HTML {
    .element(
      "rect",
      [
        ("class", Self.name(run.style.ink)), ("x", "\(left(run.columns.lowerBound))"), ("y", "\(top(run.row))"),
        ("width", "\(run.columns.count * Self.cell.width)"), ("height", "\(Self.cell.height)"),
      ])
  }

  private func text(_ run: Run) -> HTML {
    var classes = [run.style.attributes.contains(.reverse) ? "page" : Self.name(run.style.ink)]
    if run.style.attributes.contains(.bold) { classes.append("bold") }
    if run.style.attributes.contains(.underline) { classes.append("underline") }
    return .element(
      "text",
      [
        ("class", classes.joined(separator: " ")), ("x", "\(left(run.columns.lowerBound))"),
        ("y", "\(top(run.row) + Self.baseline)"), ("textLength", "\(run.columns.count * Self.cell.width)"),
        ("lengthAdjust", "spacingAndGlyphs"),
      ], HTML(run.text))
  }

  private var cursor: HTML? {
    screen.cursor.map { cursor in
      .element(
        "rect",
        [
          ("class", "accent"), ("x", "\(left(cursor.column))"), ("y", "\(top(cursor.row) + Self.cell.height - 2)"),
          ("width", "\(Self.cell.width)"), ("height", "2"),
        ])
    }
  }

  private static func name(_ ink: Style.Ink) -> String { "\(ink)" }

  /// The theme's colours for 256-colour terminals, or none.
  private var sheet: String {
    let colours = Style.Ink.allCases.map { ink in
      (name: Self.name(ink), colour: Palette.look(of: ink, in: screen.theme, colours: hasColours ? 256 : 0).colour)
    }
    let inks = colours.compactMap { ink in ink.colour.map { ".\(ink.name) { fill: \(Self.hexadecimal($0)) }" } }
    let bare = colours.filter { $0.colour == nil }.map { ".\($0.name)" }.joined(separator: ", ")
    return """
      text { font: \(Self.fontSize)px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; white-space: pre }
      \(Self.rules(ground ?? .light, bare)) .bold { font-weight: bold } .underline { text-decoration: underline }
      \(inks.joined(separator: " "))
      \(ground == nil ? "@media (prefers-color-scheme: dark) { \(Self.rules(.dark, bare)) }" : "")
      """
  }

  /// The ground that the theme's colours are made for; nil where they read on any.
  private var ground: Theme.Ground? { hasColours ? screen.theme.ground : nil }

  private static func colour(of ground: Theme.Ground) -> (page: String, text: String) {
    switch ground {
    case .light: ("#ffffff", "#1a1a1a")
    case .dark: ("#000000", "#e6e6e6")
    }
  }

  private static func rules(_ ground: Theme.Ground, _ bare: String) -> String {
    let colour = colour(of: ground)
    return ".page { fill: \(colour.page) } \(bare) { fill: \(colour.text) }"
  }

  /// A colour of the 256 as xterm has them.
  private static func hexadecimal(_ number: Int16) -> String {
    "#" + Palette.parts(of: Int(number)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
