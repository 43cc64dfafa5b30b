import Testing

/// What commands say of names that they don't know, of lists that are cut, and of figures that stand under another name.
@Suite struct FindingTests {
  @Test func `customer service stands for the field of knowledge too, and the article's role still comes first`() throws
  {
    let why = try Binary.run("skills", "customer service", "--role", "43-4051")
    #expect(why.status == 0 && why.output.contains("Customer and Personal Service") && !why.output.contains("No fit"))
    let first = try Binary.json(["skills", "crm, customer service", "--limit", "1"], catalog: nil).items.first
    #expect(first?["id"].text == "customer-account-manager")
  }

  @Test func `a list that is cut says how many there are`() throws {
    func words(_ arguments: String...) throws -> String { try Binary.run(arguments).output.replacing("\n", with: " ") }
    let all = try Binary.json(["list", "teacher"], catalog: nil).items.count
    #expect(all > 3)
    #expect(try words("list", "teacher", "--limit", "3").contains(" 3 of \(all) roles. "))
    #expect(try words("list", "teacher").contains(" \(all) roles. "))
    let scored = try Binary.json(["skills", "crm"], catalog: nil).items.count
    #expect(try words("skills", "crm", "--limit", "5").contains(" 5 of \(scored) roles by fit"))
  }

  @Test func `a median that stands among percentiles is explained from them`() throws {
    let text = try Binary.run("explain", "cashiers", "pay.median")
    #expect(text.status == 0 && text.output.contains("No source states a median by itself"))
    #expect(text.output.contains("/ 32,880 /"))
    // A role without any pay has none either.
    #expect(try Binary.run("explain", "account director", "pay.median").status == 1)
  }

  @Test func `a page of a pay credits the sources that it uses`() throws {
    let page = try Binary.run("pay", "cashiers", "40k", "--format", "html").output
    #expect(page.contains("id=\"source-1\"") && !page.contains("zippia"))
  }

  @Test func `me in place of a role says what it is for`() throws {
    let result = try Binary.run("show", "me")
    #expect(result.status == 1 && result.error.contains("gap, path and related start from it"), "\(result.error)")
  }

  @Test func `a typo is read as the word that most titles have, and names shared by words are suggested first`() throws
  {
    let typo = try Binary.run("list", "manger", "--limit", "1", "--format", "json")
    #expect(typo.error.contains("is read as manager"), "\(typo.error)")
    #expect(typo.json?.items.first?["title"].text?.contains("Managers") == true)
    let near = try Binary.run("show", "cashier teller")
    #expect(near.status == 1 && !near.error.contains("Fallers"), "\(near.error)")
    #expect(near.error.contains("Tellers"), "\(near.error)")
    // What the list finds by the words comes before names of the same letters.
    for (name, title) in [
      ("manager", "Manager"), ("food service manger", "is taken for Food Service Managers"),
      ("wholesale buyers", "Wholesale and Retail Buyers"),
    ] {
      let error = try Binary.run("show", name).error
      #expect(error.contains(title) && !error.contains(/Paperhangers|Mechanic|Public Relations/), "\(error)")
    }
  }

  @Test func `a weight is read whole`() throws {
    let result = try Binary.run("skills", "crm^1e9")
    #expect(result.status == 2 && result.error.contains("above 0 and at most 1000"), "\(result.error)")
  }
}
