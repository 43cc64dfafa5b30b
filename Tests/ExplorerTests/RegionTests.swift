import ArticleCatalog
import Noise
import RoleModel
import Testing

@testable import Explorer
@testable import TerminalScreen

/// What is said to lie where agrees with what is drawn there, in many states and at many sizes.
@Suite struct RegionTests {
  static let sizes = [(120, 36), (80, 24), (60, 10), (40, 10), (12, 4)]

  static let scripts = sampled([
    "", "Z", "z", "PgDn PgDn", "1", "4 Down Down", "4 Enter", "6", "8", "1 e", "?", ":", "p", "i", "P", "L", "r", "@",
    "/", "/ \"account\"", "/ \"account\" Enter", "/ \"zzzz\" Enter", "s", "s \"cust\"", "s \"crm\" Enter",
    "s \"crm\" Enter u",
    "o", "$", "Space", "Space Down c", "Space Down c Z", "Space Down Space Down Space c", "Space Down c c",
    "Space Down c c \"man\"", "M", "= Space", "R",
  ])

  @Test func `a click on any cell of any screen is survived, and leaves a screen whose cursor is in sight`() throws {
    for (columns, rows) in Self.sizes {
      for script in Self.scripts {
        let start = try explorer(script, columns, rows)
        // All cells of a thing are one target; rows of lists are many of a kind.
        let places = start.screen.regions.enumerated().filter { $0.offset % 7 < 2 }.map {
          ($0.element.columns.lowerBound, $0.element.rows.upperBound - 1)
        }
        for (column, row) in places + [(-1, -1), (columns, rows), (.max, .max), (0, 0), (columns - 1, rows - 1)] {
          for kind in [MouseEvent.Kind.press(.left), .wheelDown] {
            var explorer = start
            explorer.send(.mouse(MouseEvent(kind, column: column, row: row, time: 1)))
            explorer.send(.mouse(MouseEvent(kind, column: column, row: row, time: 2)))
            #expect(explorer.screen.size == start.screen.size)
            let view = explorer.model.view
            if view.focus == .list, let index = explorer.model.listing.index(of: view.selection) {
              let body = view.listTop..<view.listTop + max(1, explorer.model.layout.body.count)
              #expect(view.isForScreenReader || body.contains(index), "\(script) at \(column),\(row)")
            }
          }
        }
      }
    }
  }

  @Test func `a click anywhere in a row of the list selects the role or the family whose title is drawn in it`() throws
  {
    var count = 0
    for (columns, rows) in Self.sizes {
      for script in Self.scripts {
        let start = try explorer(script, columns, rows)
        guard start.model.wantsMouse else { continue }
        for region in start.screen.regions {
          guard case .listRow(let index)? = region.target, let row = start.model.listing.row(index) else { continue }
          let place = region.rows.lowerBound
          let targets = region.columns.map { start.screen.region(column: $0, row: place)?.target }
          // A message or a question lies over it.
          if targets.allSatisfy({ $0 == nil }) { continue }
          #expect(targets.allSatisfy { $0 == .listRow(index) || $0 == .listSign(index) })
          let title =
            switch row {
            case .role(let position): start.model.title(at: position)
            case .section(let section): start.model.sections[section].title
            }
          // Titles are shortened at their end or within, never at the first letter.
          #expect(Character(start.screen[3, place].scalar) == title.first, "\(script) at \(columns)x\(rows): \(title)")
          if start.model.prompt != nil || index % 3 != 0 { continue }
          var explorer = start
          explorer.send(.mouse(MouseEvent(.press(.left), column: region.columns.upperBound - 1, row: place)))
          if explorer.model.editing != nil { continue }
          #expect(explorer.model.view.selection == row.selection, "\(script) at \(columns)x\(rows): \(title)")
          count += 1
        }
      }
    }
    #expect(count > 200 / sampleStep)
  }

  @Test func `what is marked is what is drawn: rows of the list, headings of panes, entries of the key bar`() throws {
    for (columns, rows) in Self.sizes {
      for script in Self.scripts {
        let drawn = try explorer(script, columns, rows)
        let screen = drawn.screen
        let cells = screen.text.split(separator: "\n", omittingEmptySubsequences: false)
        func text(_ region: Region) -> String {
          let line = Array(cells[region.rows.lowerBound])
          return String(line[region.columns.clamped(to: 0..<line.count)])
        }
        for region in screen.regions
        where screen.region(
          column: region.columns.lowerBound, row: region.rows.lowerBound) == region
        {
          #expect(0..<columns ~= region.columns.lowerBound && region.columns.upperBound <= columns, "\(region)")
          #expect(0..<rows ~= region.rows.lowerBound && region.rows.upperBound <= rows, "\(region)")
          switch region.target {
          case .tab(let number)?:
            let pane = try #require(PaneID(rawValue: number))
            #expect(text(region).contains("\(number) \(pane.title)".prefix(3)), "\(script) at \(columns)x\(rows)")
          case .listRow(let index)? where !text(region).isEmpty:
            guard case .role(let position)? = drawn.model.listing.row(index) else { continue }
            let title = drawn.model.title(at: position)
            #expect(text(region).contains(title.prefix(1)), "\(title) at \(region)")
          case .listSign?: #expect("▸▾".contains { text(region).contains($0) }, "\(script): \(text(region))")
          case .lineSign?: #expect("▸▾".contains { text(region).contains($0) }, "\(script): \(text(region))")
          case .key(let key)?:
            let named = text(region)
            let isPair = ["0-8", "Ctrl-P/N"].contains { named.contains($0) }
            #expect(named.contains(key.words) || isPair, "\(key.words) at \(named)")
          case .column(let index)?: #expect(text(region).contains(Comparison.letters[index]), "\(text(region))")
          default: break
          }
        }
      }
    }
  }
}
