import RoleModel
import Testing
import TerminalScreen

@testable import Explorer

/// What panes and receipts of occupations say and read, beside how they look.
@Suite struct OfficialPaneTests {
  @Test("Places and norms are read when a pane first needs them, not for the first screen")
  func readsLazily() throws {
    let opened = try official("1 2 3 4 Enter").model.tables
    #expect(opened.places == nil && opened.norms == nil && opened.parities == nil)
    #expect(try official("7").model.tables.places?.position == 0)
    #expect(try official("4 a").model.tables.norms?.count == 4)
    #expect(try official("4 Enter e").model.tables.norms?.count == 4)
  }

  @Test("The receipt of a skill has both numbers with their errors, its standing, and what the publisher doubts")
  func skillReceipts() throws {
    let sure = try official("4 Enter Down e").screen.text
    #expect(sure.contains("importance 72 ± 8 of 100") && sure.contains("level 61 ± 5.9 of 100"))
    #expect(sure.contains("1.8 deviations above the mean of 894 roles (45)"))
    let doubtful = try official("4 Enter Down Down Down e", 120, 36).screen.text
    #expect(doubtful.contains("low precision (~)") && doubtful.contains("none is shown"))
    #expect(!doubtful.contains("level 0"))
  }

  @Test("The receipt of a place has its figures with errors, and how what it buys was computed")
  func placeReceipts() throws {
    let text = try official("7 Enter e", 120, 60).screen.text
    #expect(text.contains("relative standard error: 3.9 % of the number"))
    #expect(text.contains("the median buys $161,431 at national prices = 173,700 / (107.6 / 100)"))
    #expect(text.contains("state.csv, row 5"))
    let guam = try official("7 Enter Down Down Down Down Down e", 120, 60).screen.text
    #expect(guam.contains("No price parity is published for Guam"))
  }

  @Test("A standard error stands in the receipt of a figure")
  func figureReceipts() throws {
    #expect(
      try official("1 Down Down Down Down e").screen.text.contains("relative standard error: 1.2 % of the number"))
  }

  @Test("Pay of a state is no claim of the nation")
  func leavesStatesOut() throws {
    var role = OfficialRoles.managers
    var state = OfficialRoles.figure(.payMean, .number(999_000), "mean pay a year", 2025, "oews-2025")
    state.place = "NJ"
    role.figures.append(state)
    let context = PaneContext(role: role, sources: SourceTable(OfficialRoles.sources), width: 80)
    #expect(salaryPane(context).lines.allSatisfy { !$0.text.contains("999") })
  }

  @Test("Esc leaves the place as it was, Enter takes it, and letters that lead nowhere are dropped")
  func choosesAPlace() throws {
    #expect(try official("p o Esc").model.view.place == nil)
    #expect(try official("p o Enter").model.view.place == "OH")
    #expect(try official("p o Enter p Home Enter").model.view.place == nil)
    #expect(try official("p o h 7 Enter").model.view.place == "OH")
    #expect(try official("p o Enter p").model.chooser?.choice?.key == "OH")
    #expect(try official("p End Down Up PgUp Backspace q", 12, 4).model.chooser != nil)
    #expect(try official("p C-u").model.message?.contains("Esc leaves") == true)
  }

  @Test("The cursor stays on its figure when a pane is zoomed and left")
  func keepsTheCursor() throws {
    let pane = try official("3 Down Down").model
    let zoom = try official("3 Down Down Enter").model
    #expect(pane.focusedSpot?.subject == zoom.focusedSpot?.subject)
    #expect(try official("3 Down Down Enter Esc").model.view.paneScroll == pane.view.paneScroll)
  }

  @Test("Every pane of an occupation can be drawn at every size, also in ASCII")
  func drawsEverywhere() throws {
    for (columns, rows) in [(120, 36), (80, 24), (60, 24), (40, 10), (12, 4), (5, 2), (1, 1), (200, 60)] {
      for keys in ["", "0", "1", "2", "3", "4", "4 a G", "7", "7 G e", "p", "p o Enter 7", "8", "4 Enter G e"] {
        for role in ["", "Down "] {
          let screen = try official(role + keys, columns, rows).screen
          #expect(screen.size == Size(columns: columns, rows: rows))
          #expect(screen.asciiOnly.text.utf8.allSatisfy { $0 < 0x7F })
        }
      }
    }
  }

  @Test("In ASCII the median, the mean, the box and an open end stay apart")
  func strips() throws {
    let line = try #require(
      official("1 Enter").screen.asciiOnly.text.split(separator: "\n").first { $0.contains("OEWS 2025") })
    #expect(line.contains(".@......*...") && line.contains("->") && line.contains("|---"))
  }

  @Test("A strip draws what is released, and nothing where a point is withheld")
  func partialStrips() throws {
    let axis = try #require(Axis([0, 100], width: 11))
    func strip(_ numbers: [Double?], capped: Set<Int> = []) -> String {
      let points = numbers.enumerated().map { index, number in
        number.map { Percentiles.Point($0, isTopCoded: capped.contains(index)) }
      }
      return axis.strip(
        Percentiles(p10: points[0], p25: points[1], p50: points[2], p75: points[3], p90: points[4]), mean: nil)
    }
    #expect(strip([0, 20, 50, 80, 100]) == "├─▒▒▒◆▒▒▒─┤")
    #expect(strip([10, 30, 60, nil, nil]) == " ├────◆    ")
    #expect(strip([10, 30, 60, 100, 100], capped: [3, 4]) == " ├─▒▒▒◆▒▒▒→")
    #expect(strip([10, 60, 60, 60, 60], capped: [2, 3, 4]) == " ├────▒▒▒▒→")
    #expect(strip([nil, nil, nil, nil, nil]) == "           ")
  }
}
