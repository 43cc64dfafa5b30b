import RoleCatalog
import RoleImport
import RoleModel
import Testing

@Suite struct RoleFileTests {
  @Test func `sources come with all that their files say`() {
    guard case .sound(let set) = RoleText.read() else {
      Issue.record("refused")
      return
    }
    #expect(
      set.sources == [
        Source(
          id: SourceID("zippia"), label: "Zippia", publisher: "Zippia", title: "A vs. B", document: "a.txt",
          licence: "facts only", independenceGroup: "zippia"),
        Source(
          id: SourceID("oews"), label: "OEWS", publisher: "BLS", title: "OEWS", year: 2023, document: "oews.xlsx",
          address: "https://www.bls.gov", licence: "public domain", method: "a survey", independenceGroup: "bls"),
      ])
  }

  @Test func `every sighting becomes an entry of its own`() {
    let seen = #""seen": [{"source": "zippia", "lines": [5, 12, 34]}, {"source": "oews", "at": "row 455"}]"#
    let role = RoleText.roles(
      RoleText.role(
        """
        "aliases": ["Typist"], "codes": [{"scheme": "SOC 2018", "code": "11-2011"}],
        "candidates": [{"scheme": "O*NET-SOC 2019", "code": "11-2011.01", "source": "oews"}],
        "figures": [{"field": "pay.mean", "value": 40149, "definition": "base", "note": "n", \(seen)}],
        "skills": [{"name": "CRM", "kind": "listed", "share": 9.5, \(seen)}],
        "statements": [{"kind": "pay factor", "text": "T.", \(seen)}],
        "edges": [{"kind": "promotes to", "role": "boss", \(seen)}]}, {"id": "boss", "title": "Boss", "kind": "mention",
        "family": "Office"
        """)
    ).first
    let zippia = (SourceID("zippia"), Locator(document: "a.txt", position: "lines 5, 12, 34"))
    let oews = (SourceID("oews"), Locator(document: "oews.xlsx", position: "row 455"))
    let expected = Role(
      id: RoleID("clerk"), title: "Clerk", kind: .profile, family: "Office",
      codes: [Code(scheme: .soc2018, code: "11-2011")],
      candidates: [Role.Candidate(code: Code(scheme: .onetSOC, code: "11-2011.01"), source: SourceID("oews"))],
      aliases: ["Typist"],
      figures: [(zippia, nil), (oews, 2023)].map { seen, year in
        Figure(
          field: .payMean, value: .number(40149), definition: "base", year: year, place: "not stated", source: seen.0,
          locator: seen.1, note: "n")
      },
      skills: [zippia, oews].map {
        SkillRating(name: "CRM", kind: .listed, share: 9.5, source: $0.0, locator: $0.1)
      },
      statements: [zippia, oews].map { Statement(kind: .payFactor, text: "T.", source: $0.0, locator: $0.1) },
      edges: [zippia, oews].map { Edge(kind: .promotesTo, role: RoleID("boss"), source: $0.0, locator: $0.1) })
    #expect(role == expected)
  }

  @Test func `one line is called a line`() {
    let role = RoleText.roles(RoleText.figure("growth", #""value": 5"#)).first
    #expect(role?.figures.first?.locator == Locator(document: "a.txt", position: "line 12"))
  }

  @Test func `year and place of a figure stand before the source's`() {
    let role = RoleText.roles(RoleText.figure("growth", #""value": -5.5, "year": 2019, "place": "OH""#)).first
    #expect(role?.figures.first?.year == 2019)
    #expect(role?.figures.first?.place == "OH")
  }

  @Test(arguments: [
    ("pay.mean", "114728", Value.number(114728)),
    ("pay.range", #"{"low": 82000, "high": 158000}"#, .range(Bounds(low: 82000, high: 158000))),
    ("experience.toEnter", #"{"low": 10, "openHigh": true}"#, .range(Bounds(low: 10, high: nil, opensHigh: true))),
    ("age.mean", #"{"high": 30, "openLow": true}"#, .range(Bounds(low: nil, high: 30, opensLow: true))),
    (
      "pay.percentiles", #"{"p90": 5, "p10": 1, "p25": 2, "p75": 4, "p50": null}"#,
      .percentiles(Percentiles(p10: .init(1), p25: .init(2), p50: nil, p75: .init(4), p90: .init(5)))
    ),
    ("sex.shares", #"{"women": 49.1, "men": 50.9}"#, .shares([Share("women", 49.1), Share("men", 50.9)])),
    ("education.modal", #"{"Bachelor's degree": 75}"#, .shares([Share("Bachelor's degree", 75)])),
    ("best.state", #""New Jersey""#, .text("New Jersey")),
  ])
  func `a value of every kind is read`(field: String, text: String, value: Value) {
    let role = RoleText.roles(RoleText.figure(field, "\"value\": \(text)")).first
    #expect(role?.figures.map(\.value) == [value])
  }

  @Test func `a dash is a missing value`() {
    let role = RoleText.roles(RoleText.figure("satisfaction", #""value": null, "status": "dash""#)).first
    #expect(role?.figures.map(\.value) == [.missing])
    #expect(role?.figures.map(\.status) == [.dash])
  }

  @Test func `top-coded percentiles are top-coded where they reach the greatest value`() {
    let text = RoleText.figure(
      "pay.percentiles", #""value": {"p50": 150000, "p75": 239200, "p90": 239200}, "status": "top-coded""#)
    #expect(
      RoleText.roles(text).first?.figures.map(\.value) == [
        .percentiles(
          Percentiles(
            p10: nil, p25: nil, p50: .init(150_000), p75: .init(239_200, isTopCoded: true),
            p90: .init(239_200, isTopCoded: true)))
      ])
  }

  @Test func `files may refer to roles and sources of official tables, and not take their names`() {
    guard case .sound(let official) = RoleText.read(RoleText.role(id: "ceo", title: "CEO", kind: "occupation")) else {
      Issue.record("refused")
      return
    }
    let edge = #""edges": [{"kind": "promotes to", "role": "ceo", \#(RoleText.seen)}]"#
    let good = RoleFile.read(texts: [("a.json", Array(RoleText.role(edge).utf8))], beside: [official])
    #expect(good.findings.isEmpty)
    let clash = RoleFile.read(
      texts: [
        ("a.json", Array(RoleText.sources.utf8)), ("b.json", Array(RoleText.role(id: "ceo", title: "ceo").utf8)),
      ],
      beside: [official])
    #expect(
      clash.findings.map(\.field) == ["sources[0].id", "sources[1].id", "roles[0].id", "roles[0].title"])
  }
}
