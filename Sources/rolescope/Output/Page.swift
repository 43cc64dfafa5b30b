import RoleModel

/// One self-contained page: no script, and nothing that a browser would have to fetch.
struct Page {
  var title: String
  var body: HTML
  var credits: Credits

  /// What a page rests on, for its foot.
  struct Credits {
    /// Program and catalog, such as `rolescope 0.1.0 · 1,022 roles in the bundled catalog`.
    var catalog: String
    /// In the order of the footnotes.
    var sources: [Source]
    /// What is said of a source behind its credit.
    var notes: [SourceID: String] = [:]
    /// When the page was printed, where that is to be said.
    var colophon: String? = nil
  }

  var text: String {
    let head = HTML.lines([
      .element("meta", [("charset", "utf-8")]),
      .element("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")]),
      // Whatever a catalog's texts hold, a browser neither runs nor loads it.
      .element(
        "meta",
        [
          ("http-equiv", "Content-Security-Policy"),
          ("content", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"),
        ]),
      .element("meta", [("name", "generator"), ("content", Rolescope.configuration.version)]),
      .element("title", [], HTML(title + " · Rolescope")),
      .style(pageStyle),
    ])
    let page = HTML.element(
      "html", [("lang", "en")],
      .lines([
        .nothing, .element("head", [], .lines([.nothing]) + head),
        .element("body", [], .lines([.element("main", [], body), footer])),
      ]))
    return HTML.documentType.markup + page.markup + "\n"
  }

  private var footer: HTML {
    var parts: [HTML] = []
    if !credits.sources.isEmpty {
      parts.append(.element("h2", [], HTML("Sources")))
      let items = credits.sources.enumerated().map { index, source in
        HTML.element("li", [("id", "source-\(index + 1)")], self.credit(source))
      }
      parts.append(.element("ol", [("class", "sources")], .lines(items)))
      if let credit = oNetCredit(credits.sources) { parts.append(.element("p", [], HTML(credit))) }
    }
    parts.append(.element("p", [], HTML(credits.catalog + ". Every number has its source; a missing one is a word.")))
    if let colophon = credits.colophon { parts.append(.element("p", [], HTML(colophon))) }
    return .element("footer", [], .lines(parts))
  }

  private func credit(_ source: Source) -> HTML {
    let year = source.year.map(String.init) ?? "undated"
    let title = HTML("\(source.publisher): \(source.title)")
    // A catalog could hold an address of any scheme: only those of the web become links.
    let isWeb = ["https://", "http://"].contains { source.address?.lowercased().hasPrefix($0) ?? false }
    let linked =
      source.address.map { isWeb ? HTML.element("a", [("href", $0), ("rel", "noreferrer")], title) : title } ?? title
    return HTML("\(source.label): ") + linked + HTML(", \(year); in \(source.document). \(source.licence)")
      + HTML(credits.notes[source.id].map { "; \($0)" } ?? "")
  }
}

extension Document {
  /// The blocks as a page's body.
  var html: HTML {
    var parts: [HTML] = []
    var heading = title
    if !blocks.contains(where: { if case .heading(_, 1) = $0 { true } else { false } }) {
      parts.append(.element("h1", [], HTML(title)))
    }
    for block in blocks {
      switch block {
      case .heading(let text, let level):
        heading = text
        parts.append(.element("h\(min(max(level, 1), 6))", [], HTML(text)))
      case .paragraph(let text): parts.append(.element("p", [], HTML(text)))
      case .list(let items):
        parts.append(.element("ul", [], .lines(items.map { .element("li", [], HTML($0)) })))
      case .table(let table): parts.append(table.html(named: heading))
      case .sources, .colophon: break
      }
    }
    return .lines(parts)
  }
}

extension Table {
  /// The table in a region that scrolls sideways by itself where the screen is narrow.
  func html(named name: String) -> HTML {
    let titles = columns.map { column in
      HTML.element("th", [("scope", "col")] + numberClass(column), HTML(column.title))
    }
    // The first column of words names the row.
    let lead = columns.firstIndex { $0.alignment == .left }
    let rows = rows.map { row in
      HTML.element(
        "tr", [],
        row.indices.map { index in
          let attributes = numberClass(columns[index])
          return index == lead
            ? .element("th", [("scope", "row")] + attributes, HTML(row[index]))
            : .element("td", attributes, HTML(row[index]))
        })
    }
    let table = HTML.element(
      "table", [],
      .lines([
        .nothing, .element("thead", [], .element("tr", [], titles)), .element("tbody", [], .lines(rows)),
      ]))
    return .element(
      "div", [("class", "scroll"), ("role", "region"), ("aria-label", name), ("tabindex", "0")], table)
  }

  private func numberClass(_ column: Column) -> [(String, String)] {
    column.alignment == .right ? [("class", "number")] : []
  }
}
