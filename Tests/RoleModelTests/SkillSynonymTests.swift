import Testing

@testable import RoleModel

/// What typed names stand for, on names as O*NET and articles write them.
@Suite struct SkillSynonymTests {
  private static let catalogNames: [(String, SkillRating.Kind)] = [
    ("CRM", .listed), ("Customer service", .listed), ("Problem-solving", .listed), ("ERP", .listed),
    ("Negotiation", .skill), ("Law and Government", .knowledge), ("Sales and Marketing", .knowledge),
    ("Personnel and Human Resources", .knowledge), ("Project management", .skill),
    ("Customer relationship management CRM software", .technology), ("Structured query language SQL", .technology),
    ("Oracle PL/SQL", .technology), ("Microsoft Excel", .technology), ("Microsoft Word", .technology),
    ("Apple iOS", .technology), ("Cisco IOS", .technology), ("Project management software", .technology),
    ("Enterprise resource planning ERP software", .technology),
    ("Legislative Automative Workflow System LAWS", .technology),
    ("Extensible markup language XML", .technology), ("Salesforce software", .technology),
    ("Salesforce.com Salesforce CRM", .technology), ("Spreadsheet software", .technology), ("C++", .technology),
    ("C#", .technology), ("Sales software", .technology),
    ("Customer and Personal Service", .knowledge), ("Microsoft Dynamics CRM", .technology),
    ("Lombardi Teamworks", .technology),
  ]

  private static let programsOfCRM = [
    "CRM", "Customer relationship management CRM software", "Salesforce software", "Salesforce.com Salesforce CRM",
    "Microsoft Dynamics CRM",
  ]

  private let vocabulary = SkillVocabulary(
    catalogNames.enumerated().map {
      SkillName(name: $1.0, kind: $1.1, roleCount: $1.0 == "Lombardi Teamworks" ? 2 : 100 - $0)
    })

  @Test func `customer service is what articles list and the field of knowledge`() {
    #expect(Set(names("customer service")) == ["Customer service", "Customer and Personal Service"])
    #expect(Set(names("customer and personal service")) == ["Customer service", "Customer and Personal Service"])
  }

  @Test func `a kind of software is every program whose name holds its letters, and no program is all of its kind`() {
    let crm = names("crm")
    #expect(
      crm.first == "CRM" && crm.contains("Microsoft Dynamics CRM") && crm.contains("Salesforce.com Salesforce CRM"))
    #expect(names("customer relationship management").contains("Microsoft Dynamics CRM"))
    #expect(names("dynamics crm") == ["Microsoft Dynamics CRM"])
  }

  @Test func `a program that few carry is not offered for a word that stands inside of its name`() {
    #expect(vocabulary.suggestions(for: "teamwork").isEmpty)
    #expect(vocabulary.suggestions(for: "negot") == ["Negotiation"])
    #expect(vocabulary.suggestions(for: "sales").first == "Sales and Marketing")
  }

  private func names(_ typed: String) -> [String] {
    switch vocabulary.meaning(of: typed) {
    case .names(let names): names.map(\.name)
    case .several(let names): ["?"] + names.map(\.name)
    case .unknown: []
    }
  }

  @Test(
    "An abbreviation is what it is spelt out to, and all that means the same",
    arguments: [
      ("crm", Self.programsOfCRM),
      ("customer relationship management", Self.programsOfCRM),
      ("customer relationship management software", Self.programsOfCRM),
      ("erp", ["ERP", "Enterprise resource planning ERP software"]), ("sql", ["Structured query language SQL"]),
      ("xml", ["Extensible markup language XML"]), ("laws", ["Legislative Automative Workflow System LAWS"]),
    ])
  func abbreviations(typed: String, expected: [String]) { #expect(names(typed) == expected) }

  @Test(
    "A product is meant without its maker, spelling is forgiven, and so is a typo",
    arguments: [
      ("excel", ["Microsoft Excel"]), ("ms word", ["Microsoft Word"]), ("Spreadsheets", ["Spreadsheet software"]),
      ("problem solving", ["Problem-solving"]), ("law & government", ["Law and Government"]),
      ("negotation", ["Negotiation"]), ("salesforce", ["Salesforce software", "Salesforce.com Salesforce CRM"]),
      ("c#", ["C#"]), ("c++", ["C++"]), ("hr", ["Personnel and Human Resources"]),
    ])
  func products(typed: String, expected: [String]) { #expect(names(typed) == expected) }

  @Test("What it is called comes before a program of that name, and an activity is no program")
  func order() {
    #expect(names("sales") == ["Sales and Marketing"] && names("law") == ["Law and Government"])
    #expect(names("project management") == ["Project management"])
    #expect(names("sales software") == ["Sales software"])
  }

  @Test("A name of different things is not guessed")
  func ambiguous() throws {
    #expect(names("ios") == ["?", "Apple iOS", "Cisco IOS"])
    do {
      _ = try SkillSearch("crm, ios", vocabulary: vocabulary)
      Issue.record("ios was guessed")
    } catch {
      #expect(error.range == 5..<8)
      #expect(error.description == "“ios” (at character 6) may be “Apple iOS” or “Cisco IOS”: write one of them")
    }
    #expect(try SkillSearch("apple ios", vocabulary: vocabulary).names == [["Apple iOS"]])
  }

  @Test("A quoted name is that name alone")
  func quoted() throws {
    #expect(try SkillSearch("\"crm\"", vocabulary: vocabulary).names == [["CRM"]])
    #expect(throws: SkillSearch.Problem.self) { try SkillSearch("\"sql\"", vocabulary: vocabulary) }
  }

  @Test("Words around an and are one name where the catalog has it")
  func conjunctions() throws {
    let search = try SkillSearch("law and government and negotiation, not sales and marketing", vocabulary: vocabulary)
    #expect(search.reading == "(Law and Government and Negotiation) + not Sales and Marketing")
    #expect(search.names.map(\.count) == [1, 1, 1])
  }

  @Test("What several names stand for is said")
  func meanings() throws {
    let search = try SkillSearch("crm, negotiation, !crm", vocabulary: vocabulary)
    #expect(search.reading == "crm + Negotiation + not crm")
    #expect(search.meanings == ["crm: " + Self.programsOfCRM.joined(separator: ", ")])
  }
}
