import Foundation
import Noise
import Testing

/// Catalogs whose numbers are of the right type and of no use: commands and screens show them or say that they are not possible,
/// none ends early or takes long, and the check finds each.
@Suite struct ExtremeNumbersTests {
  private static let role = "11-2022.00"
  private static let commands = [
    ["list", "--limit", "3"], ["list", "median@OH>60k", "--limit", "3"], ["list", "p90>1 zone=4", "--limit", "3"],
    ["show", role], ["show", "account-director"], ["compare", role, "11-2021.00"],
    ["compare", "account-director", "account-manager"], ["skills", "negotiation, crm"], ["related", role],
    ["gap", role, "11-2021.00"], ["path", role, "11-2021.00"], ["places", role], ["places", role, "--home", "OH"],
    ["pay", role, "85k", "--place", "OH"], ["explain", role, "skill:Negotiation"], ["explain", role, "place:OH"],
    ["explain", role, "pay.percentiles", "--against", "11-2021.00"], ["explain", role, "x", "--query", "negotiation"],
  ]
  private static let keys = [
    "1", "2", "3", "4 Enter e", "S", "5 6", "7 Enter e", "8", "0 $", "o o Down", "s \"negotiation, crm\" Enter",
    "Space Down Space c", "Space Down Space c G e", "t", "T", "m", "P \"85k\" Enter", "R 4 7 1 3",
  ]
  private static let numbers: [Double] = [-1, 101, 1e19, -1e19, 1e300, -1e300, 4_611_686_018_427_387_904, 0, 1e-300]

  /// Each kind meets three of the numbers, `ROLESCOPE_FUZZ=9` all, and with each a few of the commands and screens, the next ones
  /// each time.
  private static let cases = ForgedNumbers.all.indices.flatMap { kind in
    (0..<min(numbers.count, Noise.count(3))).map { Case(kind: kind, number: (kind * 2 + $0 * 4) % numbers.count) }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var kind: Int
    var number: Int

    var testDescription: String { "\(ForgedNumbers.all[kind].name) is \(ExtremeNumbersTests.numbers[number])" }
  }

  @Test(arguments: cases) func `a number of any kind is another`(forged: Case) throws {
    let folder = try TemporaryFolder()
    let number = Self.numbers[forged.number]
    let kind = ForgedNumbers.all[forged.kind]
    let catalog = try kind.catalog(with: number, in: folder)
    let turn = forged.kind * Self.numbers.count + forged.number
    let formats = ["json", "text", "html"]
    for step in 0..<2 {
      let command = Self.commands[(turn * 2 + step) % Self.commands.count]
      try expectAnswer(command + ["--format", formats[(turn + step) % formats.count]], catalog)
    }
    let keys = Self.keys[turn % Self.keys.count]
    try expectAnswer(["explore", "--role", Self.role, "--size", "120x36", "--script", keys], catalog)
    let check = try Binary.run("catalog", "check", catalog)
    // Where a figure can be so much, and nothing is made of it, nothing is wrong. Amounts of places have no sign.
    let isPossible = (0...101).contains(kind.name == "place_pay.places" ? abs(number) : number)
    #expect(check.status == 2 || isPossible && check.output.contains("nothing wrong"), "\(check.output)\(check.error)")
  }

  @Test func `what cannot be is said to be so on screens, in text, JSON, CSV and HTML`() throws {
    let folder = try TemporaryFolder()
    let forged = try #require(ForgedNumbers.all.first { $0.name == "figure.parts of shares" })
    let catalog = try forged.catalog(with: 104, in: folder)
    let screen = try Binary.run(
      "explore", "--role", Self.role, "--size", "120x36", "--script", "3", "--catalog", catalog)
    #expect(screen.status == 0)
    #expect(screen.output.contains("sex not a possible figure"))
    for format in ["text", "html", "markdown", "csv"] {
      let shown = try Binary.run("show", Self.role, "--format", format, "--catalog", catalog)
      #expect(shown.status == 0 && shown.output.contains("not a possible figure"), "\(format)")
    }
    let figures = try Binary.json(["show", Self.role], catalog: catalog)["figures"]
    let sex = try #require(figures.items(where: "field", is: "sex.shares").first)
    #expect(sex["value"] == .null && sex["status"] == "not a possible figure")
    #expect(sex["note"] == "the catalog says what cannot be: men 104 is not from 0 to 100")
    let rows = try Binary.json(["compare", Self.role, "11-2021.00"], catalog: catalog)["rows"]
    let compared = try #require(rows.items(where: "field", is: "sex.shares").first)
    #expect(compared["verdict"] == "unknown")
    let check = try Binary.run("catalog", "check", catalog)
    #expect(check.status == 2)
    #expect(
      check.output.contains(
        "The role \(Self.role) has no possible figure of sex.shares: men 104 is not from 0 to 100.\n"))
  }

  @Test func `an import of what cannot be writes nothing, and neither does one into a catalog that says it`() throws {
    let folder = try TemporaryFolder()
    let table = try folder.write(Array("title,pay.mean\nHarbor Master,-5\n".utf8), to: "own.csv")
    let refused = try Binary.run("import", "roles", table, "--into", folder.path + "/new.sqlite")
    #expect(refused.status == 2)
    #expect(refused.error.contains("own.csv:2: pay.mean: pay.mean is not a possible figure: -5 is not from 0 to "))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/new.sqlite"))
    let forged = try #require(ForgedNumbers.all.first { $0.name == "figure.number" })
    let catalog = try forged.catalog(with: 1e19, in: folder)
    let before = try Data(contentsOf: URL(fileURLWithPath: catalog))
    let sound = try folder.write(Array("title,pay.mean\nHarbor Master,50000\n".utf8), to: "sound.csv")
    let result = try Binary.run("import", "roles", sound, "--into", catalog)
    #expect(result.status == 2)
    #expect(result.error.contains("cannot be stored: its figure of ") && result.error.contains("1e+19 is not from"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: catalog)) == before)
  }

  private func expectAnswer(_ arguments: [String], _ catalog: String) throws {
    let result = try Binary.run(arguments + ["--catalog", catalog])
    #expect([0, 1, 2].contains(result.status), "\(arguments): \(result.status) \(result.error)")
    #expect(result.status != 2 || result.error.hasSuffix(".\n"), "\(arguments): \(result.error)")
    if arguments.contains("json"), result.status < 2 {
      #expect(result.json.map(greatest) ?? .infinity < 1e15, "\(arguments): \(result.output.prefix(500))")
    }
    // Notes quote what the catalog says, on screens over several lines.
    let quoted = arguments[0] == "explore" ? [] : ["1e+19", "1e+300"]
    for word in ["nan", "inf"] + quoted where result.status < 2 {
      let lines = result.lines.filter { line in
        line.split { !$0.isLetter && !$0.isNumber && $0 != "+" }.contains { $0 == word } && !line.contains("cannot be")
      }
      #expect(lines.isEmpty, "\(arguments): \(lines)")
    }
  }

  /// The greatest number in a JSON value.
  private func greatest(_ node: JSONNode) -> Double {
    switch node {
    case .object(let members): members.values.map(greatest).max() ?? 0
    case .array(let items): items.map(greatest).max() ?? 0
    case .number(let number): number.isFinite ? abs(number) : .infinity
    case .text, .flag, .null, .absent: 0
    }
  }
}
