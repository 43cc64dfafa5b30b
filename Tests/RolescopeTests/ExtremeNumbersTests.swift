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

  /// Each kind with each number meets a few of the commands and screens, the next ones each time: over the whole matrix all of
  /// them meet all.
  private static let cases = sampled(
    ForgedNumbers.all.indices.flatMap { kind in numbers.indices.map { Case(kind: kind, number: $0) } })

  struct Case: Sendable, CustomTestStringConvertible {
    var kind: Int
    var number: Int

    var testDescription: String { "\(ForgedNumbers.all[kind].name) is \(ExtremeNumbersTests.numbers[number])" }
  }

  @Test(arguments: cases) func `a number of any kind is another`(forged: Case) throws {
    let folder = try TemporaryFolder()
    let number = Self.numbers[forged.number]
    let catalog = try ForgedNumbers.all[forged.kind].catalog(with: number, in: folder)
    let turn = forged.kind * Self.numbers.count + forged.number
    let formats = ["json", "text", "html"]
    for step in 0..<2 {
      let command = Self.commands[(turn * 2 + step) % Self.commands.count]
      try expectAnswer(command + ["--format", formats[(turn + step) % formats.count]], catalog)
    }
    let keys = Self.keys[turn % Self.keys.count]
    try expectAnswer(["explore", "--role", Self.role, "--size", "120x36", "--script", keys], catalog)
    let check = try Binary.run("catalog", "check", catalog)
    // Some numbers are what stood there; then nothing was changed.
    #expect(check.status == 2 || check.output.contains("nothing wrong"), "\(check.output)\(check.error)")
    #expect(check.status == 2 || number == 0 || number == 101, "\(check.output)")
  }

  private func expectAnswer(_ arguments: [String], _ catalog: String) throws {
    let result = try Binary.run(arguments + ["--catalog", catalog])
    #expect([0, 1, 2].contains(result.status), "\(arguments): \(result.status) \(result.error)")
    #expect(result.status != 2 || result.error.hasSuffix(".\n"), "\(arguments): \(result.error)")
    if arguments.contains("json"), result.status < 2 {
      #expect(result.json.map(greatest) ?? .infinity < 1e15, "\(arguments): \(result.output.prefix(500))")
    }
    for word in ["nan", "inf", "1e+19", "1e+300", "out of range"] where result.status < 2 {
      // Receipts quote what the catalog says.
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
