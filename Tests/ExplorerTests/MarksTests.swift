import RoleModel
import Testing

@testable import Explorer

@Suite struct DrawingTests {
  @Test(
    "Bars grow in eighths of a cell, and anything above nothing shows",
    arguments: [(1.0, "████"), (0.5, "██"), (0.28125, "█▏"), (0.001, "▏"), (0, ""), (-1, "")])
  func bars(share: Double, wanted: String) { #expect(Bar.text(share, of: 1, width: 4) == wanted) }

  @Test("Leftward bars keep their width and end at the middle")
  func leftward() {
    #expect(Bar.leftward(1, of: 1, width: 4) == "████")
    #expect(Bar.leftward(0.5, of: 1, width: 4) == "  ██")
    #expect(Bar.leftward(0.375, of: 1, width: 4) == "  ▐█")
    #expect(Bar.leftward(0, of: 1, width: 4) == "    ")
  }

  @Test("Intervals stand where their numbers are; open ends are arrows")
  func axis() throws {
    let axis = try #require(Axis([0, 100], width: 11))
    #expect(axis.interval(Bounds(low: 0, high: 100), point: 50, mark: "●") == "├────●────┤")
    #expect(axis.interval(Bounds(low: 20, high: 60, opensHigh: true), point: nil, mark: "●") == "  ├───────→")
    #expect(axis.interval(nil, point: 100, mark: "○") == "          ○")
    #expect(axis.ticks { NumberText.plain($0) } == "0       100")
    #expect(Axis([], width: 10) == nil)
    #expect(try #require(Axis([5], width: 11)).interval(nil, point: 5, mark: "●") == "     ●     ")
  }

  @Test(
    "Titles are abbreviated before they are cut, and cut in the middle",
    arguments: [
      ("Director of Account Management", 30, "Director of Account Management"),
      ("Director of Account Management", 24, "Director of Account Mgmt"),
      ("Senior Account Manager", 19, "Senior Account Mgr"),
      ("National Account Coordinator", 16, "National A…nator"),
      ("Sales Managers, Wholesale", 22, "Sales Mgrs, Wholesale"),
      ("Accountants and Auditors", 22, "Accountants an…uditors"),
    ])
  func titles(title: String, columns: Int, wanted: String) { #expect(abbreviated(title, to: columns) == wanted) }
}
