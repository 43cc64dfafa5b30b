import Testing

/// Words as people type them, where official titles are plurals and one word is an alias of many.
@Suite struct EverydayNounTests {
  @Test(
    "The role that an everyday noun names stands first in a list",
    arguments: [
      ("cashier", "41-2011.00"), ("\"cashier\"", "41-2011.00"), ("nurse", "29-1141.00"), ("lawyer", "23-1011.00"),
      ("secretary", "43-6014.00"), ("driver", "53-3032.00"), ("truck driver", "53-3032.00"), ("cashiers", "41-2011.00"),
      ("account director", "account-director"),
    ])
  func leads(words: String, id: String) throws {
    let first = try Binary.json(["list", words, "--limit", "1"], catalog: nil).items.first
    #expect(first?["id"].text == id, "\(words)")
  }

  @Test func `no role that a word is only an alias of stands before those whose titles have it`() throws {
    let teachers = try Binary.json(["list", "teacher", "--limit", "8"], catalog: nil).items
    for role in teachers {
      #expect(role["alias"].text == nil && role["title"].text?.contains("Teachers") == true, "\(role)")
    }
  }

  @Test func `of roles whose aliases have the word alike, those that people mean by it stand first`() throws {
    let doctors = try Binary.json(["list", "doctor", "--limit", "3"], catalog: nil).items
    #expect(doctors.map { $0["id"].text } == ["29-1215.00", "29-1216.00", "29-1214.00"])
  }

  @Test func `a title but for number is a role's name, whoever else has it for an alias, which is said`() throws {
    let result = try Binary.run("show", "cashier")
    #expect(result.status == 0 && result.output.hasPrefix("Cashiers\n"), "\(result.error)")
    #expect(
      result.error
        == "rolescope: “cashier” is taken for the title Cashiers (41-2011.00); it is an alias of 3 other roles too.\n")
    #expect(try Binary.run("gap", "cashier", "tellers").status == 0)
    // Nobody else has it.
    let lawyer = try Binary.run("show", "lawyer")
    #expect(lawyer.output.hasPrefix("Lawyers\n") && lawyer.error.isEmpty)
    // What is no title in any number is still asked about.
    #expect(try Binary.run("show", "doctor").status == 2)
  }
}
