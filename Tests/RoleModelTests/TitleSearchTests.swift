import RoleCatalog
import Testing

@testable import RoleModel

/// Titles as people type them, over the bundled catalog.
@Suite struct TitleSearchTests {
  private static let catalog = Result { try BundledCatalog.open() }

  private static func result(_ text: String) throws -> (titles: [String], found: FilterResult) {
    let catalog = try catalog.get()
    let found = try FilterQuery(text).result(in: catalog)
    return (try found.matching.map { try catalog.entries(at: $0.position..<$0.position + 1)[0].title }, found)
  }

  @Test(arguments: [
    ("Sr. Software Eng", "Software Developers"), ("SDE II", "Software Developers"),
    ("RN - ICU nights", "Registered Nurses"),
    ("hvac", "Heating, Air Conditioning, and Refrigeration Mechanics and Installers"),
    ("legal secretary", "Legal Secretaries and Administrative Assistants"),
    ("UX designer", "Web and Digital Interface Designers"), ("lorry driver", "Heavy and Tractor-Trailer Truck Drivers"),
    ("mesero", "Waiters and Waitresses"), ("enfermera", "Registered Nurses"), ("electrican", "Electricians"),
    ("nurse in columbus", "Registered Nurses"), ("Caregiver - Home Care - Weekly Pay!", "Personal Care Aides"),
    ("Veterinary Receptionist PT", "Veterinary Assistants and Laboratory Animal Caretakers"),
    ("junior high school teacher", "Middle School Teachers, Except Special and Career/Technical Education"),
  ])
  func `a title as adverts and people have it finds its occupation first`(text: String, title: String) throws {
    #expect(try Self.result(text).titles.first == title)
  }

  @Test func `what no title has whole is answered by the nearest, and says what was left out`() throws {
    let found = try Self.result("Senior Data Engineer (Remote)").found
    #expect(found.match == .some)
    #expect(found.nearestWords == "no title has all words; nearest by: data engineer; left out: senior, remote")
    #expect(found.understanding?.level == .init(typed: "senior", part: "upper"))
    #expect(found.understanding?.level?.words() == "senior: see the pay above the middle (p75)")
    let best = try #require(found.matching.first)
    #expect(found.titles[best.position]?.matched == ["data", "engineer"])
  }

  @Test func `a level points to the part of the role's pay`() throws {
    let catalog = try Self.catalog.get()
    guard case .meant(let match) = try RoleLookup.find("Sr. Accountant (Hybrid) - Dallas, TX", in: catalog) else {
      Issue.record("no one role is meant")
      return
    }
    let role = try catalog.role(at: match.position)
    #expect(role.title == "Accountants and Auditors")
    let points = role.figures.compactMap { figure -> Percentiles? in
      if figure.field == .payPercentiles, case .percentiles(let percentiles) = figure.value { percentiles } else { nil }
    }
    let p75 = try #require(points.first?.points[3]?.number)
    #expect(
      match.understanding.level?.words(role.figures)
        == "sr: see the pay above the middle (p75 $\(NumberText.grouped(p75)))")
  }

  @Test func `short forms, other languages and typos are said with what they were read as`() throws {
    #expect(
      try Self.result("SDE").found.corrections.map(\.sentence) == ["“sde” is read as software development engineer"])
    #expect(try Self.result("mesero").found.corrections.map(\.sentence) == ["“mesero” is read as waiter"])
    let typo = try Self.result("sofware enginer").found
    #expect(typo.match == .all && typo.corrections.map(\.typed) == ["sofware", "enginer"])
  }

  @Test func `a place is no title, and never a typo of one`() throws {
    for text in ["columbus", "seattle", "Columbus, OH"] {
      let (titles, found) = try Self.result(text)
      #expect(titles.isEmpty, "\(text): \(titles)")
      #expect(found.understanding?.nothingWords?.contains("place") == true, "\(text)")
    }
    #expect(try Self.result("xyzzy").found.understanding?.nothingWords == "no title or alias has “xyzzy”")
  }

  @Test(arguments: [
    ("account man", "Account Manager"), ("soft eng", "Software Developers"), ("regist nurs", "Registered Nurses"),
    ("sal manager", "Sales Managers"),
  ]) func `words that are typed halfway find what they begin`(text: String, title: String) throws {
    let (titles, found) = try Self.result(text)
    #expect(titles.prefix(10).contains(title), "\(titles.prefix(10))")
    #expect(found.nearestWords?.contains("no title") != true)
  }

  @Test func `a role whose jobs are not its own is not taken before another`() throws {
    let catalog = try Self.catalog.get()
    if case .meant(let match) = try RoleLookup.find("wind turbine", in: catalog) {
      Issue.record("\(try catalog.role(at: match.position).title) is taken")
    }
    let long = try RoleLookup.find(String(repeating: "nurse ", count: 8_000), in: catalog)
    #expect(!long.isByName)
  }

  @Test func `what stands behind Except is no word of a title`() throws {
    let catalog = try Self.catalog.get()
    let search = try TitleSearcher(catalog, .bundled).search("executive secretary", in: catalog)
    let best = try #require(search.matches.first)
    #expect(try catalog.entries(at: best.position..<best.position + 1)[0].title.hasPrefix("Executive Secretaries"))
  }

  @Test func `the one role that is meant is taken, else the likeliest stand first`() throws {
    let catalog = try Self.catalog.get()
    guard case .meant(let nurse) = try RoleLookup.find("RN - ICU nights", in: catalog) else {
      Issue.record("a nurse is not taken")
      return
    }
    #expect(try catalog.role(at: nurse.position).id.text == "29-1141.00")
    guard case .ambiguous(let teachers) = try RoleLookup.find("teacher", in: catalog) else {
      Issue.record("a teacher is one role")
      return
    }
    #expect(try catalog.role(at: teachers[0].position).id.text == "25-2021.00")
    guard case .near(let near) = try RoleLookup.find("spreader box operator", in: catalog) else {
      Issue.record("a spreader box operator is known")
      return
    }
    #expect(!near.isEmpty)
  }

  @Test(arguments: [
    ("R.N.", ["rn"]), ("A/P clerk", ["a", "p", "clerk"]), ("driver's helper", ["drivers", "helper"]),
    ("C++ dev", ["c++", "dev"]),
  ]) func `dots join letters, and slashes part words`(text: String, words: [String]) {
    #expect(titleWords(text) == words)
  }

  @Test func `amounts and hours fall away, and shifts stay`() {
    let text = TitleText("Cook - $18/hr to $22 per hour, 2nd shift (8am-5pm)", keepingNumber: { _ in false })
    #expect(text.parts.map { $0.map(\.text) } == [["cook"], ["2nd", "shift"]])
    #expect(text.numbers == ["18", "hr", "to", "22", "per", "hour", "8am", "5pm"])
  }

  @Test(arguments: [
    ("secretaries", "secretary"), ("midwives", "midwife"), ("salesmen", "salesman"), ("coaches", "coach"),
    ("nurses", "nurse"),
    ("bus", "bus"), ("specimen", "specimen"), ("analysis", "analysis"),
  ]) func `a stem is the word in the singular`(word: String, stem: String) {
    #expect(TitleStem.stem(Array(word.utf8)).elementsEqual(stem.utf8))
  }
}
