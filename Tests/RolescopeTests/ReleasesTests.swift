import Foundation
import RoleModel
import Testing

/// Releases and years of official tables in one catalog, by the commands that tell of them.
@Suite struct ReleasesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let ratings =
    "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tStandard Error\tRecommend Suppress\tNot Relevant"

  /// A release of two occupations, of which the first changes from one to the next.
  private func release(
    _ number: String, steering: Double, zone: Int, education: Int, software: [String] = ["Chartplotter"]
  )
    throws -> String
  {
    func rated(_ code: String, _ name: String, _ value: Double) -> [String] {
      ["IM", "LV"].map { "\(code)\t\(name)\t\(name)\t\($0)\t\(value)\t0.1\tN\tN" }
    }
    let (first, second) = ("11-9991.00", "11-9992.00")
    let tables: [String: [String]] = [
      "Read Me": ["O*NET \(number) Database"],
      "Occupation Data": ["O*NET-SOC Code\tTitle", "\(first)\tHarbor Masters", "\(second)\tBuoy Keepers"],
      "Alternate Titles": ["O*NET-SOC Code\tAlternate Title"],
      "Skills": [Self.ratings] + rated(first, "Steering", steering) + rated(second, "Steering", 3),
      "Knowledge": [Self.ratings] + rated(first, "Tides", 3) + rated(second, "Tides", 3),
      "Technology Skills": ["O*NET-SOC Code\tExample"] + software.map { "\(first)\t\($0)" },
      "Education, Training, and Experience Categories": [
        "Element ID\tScale ID\tCategory\tCategory Description", "2.D.1\tRL\t2\tHigh School Diploma",
        "2.D.1\tRL\t6\tBachelor's Degree",
      ],
      "Education, Training, and Experience": [
        "O*NET-SOC Code\tElement ID\tScale ID\tCategory\tData Value\tN\tStandard Error\tLower CI Bound\tUpper CI Bound"
          + "\tRecommend Suppress\tDate", "\(first)\t2.D.1\tRL\t\(education)\t100\t20\t0\t\t\tN\t08/2020",
      ],
      "Job Zones": ["O*NET-SOC Code\tJob Zone\tDate", "\(first)\t\(zone)\t08/2020", "\(second)\t3\t08/2021"],
    ]
    let path = folder.path + "/db_" + number
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, lines) in tables {
      try (lines.joined(separator: "\r\n") + "\r\n").write(
        toFile: "\(path)/\(name).txt", atomically: true, encoding: .utf8)
    }
    return path
  }

  @Test(arguments: [false, true])
  func `of two releases the newest rules in lists, filters, scores and comparisons`(newestFirst: Bool) throws {
    let older = try release("30.1", steering: 4.5, zone: 2, education: 6, software: ["Chartplotter", "Sextant"])
    let newer = try release("30.2", steering: 1.5, zone: 4, education: 2)
    let path = folder.path + "/mine.sqlite"
    for file in newestFirst ? [newer, older] : [older, newer] {
      #expect(try Binary.run("import", "onet", file, "--into", path, "--empty").status == 0)
    }
    #expect(try Binary.run("catalog", "check", path).status == 0)
    func found(_ filter: String) throws -> [String?] {
      try Binary.json(["list", filter], catalog: path).items.map { $0["id"].text }
    }
    #expect(try found("zone>=4") == ["11-9991.00"])
    #expect(try Binary.run("list", "zone<=2", "--catalog", path).status == 1)
    #expect(try found("education<=highschool") == ["11-9991.00"])
    let scores = try Binary.run("skills", "Steering", "--catalog", path).output
    #expect(scores.contains("Steering 50 (12.5") && !scores.contains("87.5"))
    let compared = try Binary.run("compare", "11-9991", "11-9992", "--catalog", path).output
    #expect(compared.contains("skill: Steering") && !compared.contains(" 88 ") && !compared.contains("Sextant"))
    let shown = try Binary.run("show", "11-9991", "--catalog", path).output
    #expect(shown.contains("4 of 5  O*NET 30.2, February 2026") && shown.contains("2 of 5  O*NET 30.1, December 2025"))
    #expect(shown.contains("87.5") && shown.contains("Sextant"))
  }

  @Test func `an import that would take figures away says which and writes nothing, until it is asked to`() throws {
    let whole = try release("30.1", steering: 4.5, zone: 2, education: 6)
    let path = folder.path + "/mine.sqlite"
    #expect(try Binary.run("import", "onet", whole, "--into", path, "--empty").status == 0)
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let short = try release("30.1", steering: 4.5, zone: 2, education: 6, software: [])
    let refused = try Binary.run("import", "onet", short, "--into", path)
    #expect(refused.status == 2)
    #expect(refused.error.contains("nothing was written"))
    #expect(refused.error.contains("O*NET 30.1: the catalog has 1 figure of 1 role, such as Harbor Masters (1 skill)"))
    #expect(refused.error.contains("--replace"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    #expect(try Binary.run("import", "onet", short, "--into", path, "--replace").status == 0)
    #expect(try !Binary.run("show", "11-9991", "--catalog", path).output.contains("Chartplotter"))
  }

  @Test func `where only hourly pay is released, the list shows it and the filter says so`() throws {
    let text = """
      AREA,AREA_TYPE,NAICS,O_GROUP,OCC_CODE,OCC_TITLE,TOT_EMP,EMP_PRSE,H_MEAN,A_MEAN,MEAN_PRSE,H_PCT10,H_PCT25,H_MEDIAN,\
      H_PCT75,H_PCT90,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90
      99,1,000000,detailed,11-9991,Harbor Masters,1,1,31,*,1,10,20,29.05,30,40,*,*,*,*,*
      99,1,000000,detailed,11-9992,Buoy Keepers,1,1,*,*,1,*,*,*,*,*,*,*,*,*,*
      """
    let table = try folder.write(Array(text.utf8), to: "national_M2025.csv")
    let path = folder.path + "/mine.sqlite"
    #expect(try Binary.run("import", "oews", table, "--into", path, "--empty").status == 0)
    #expect(try Binary.run("catalog", "check", path).status == 0)
    let list = try Binary.run("list", "--catalog", path).output
    #expect(list.contains("29.05/h md") && list.contains("/h only hourly pay is released"))
    let undecided = try Binary.json(["list", "pay>50k", "--undecided"], catalog: path)
    #expect(undecided.items.map { $0["undecided"].text } == ["no pay", "only hourly pay is released"])
    #expect(
      undecided.items[1]["pay"]["field"] == "pay.hourly.percentiles" && undecided.items[1]["pay"]["value"] == 29.05)
    #expect(try Binary.run("list", "pay<50k", "--catalog", path).status == 1)
  }

  @Test func `codes of SOC 2010, of the armed forces and of nobody say what there is in their place`() throws {
    func sentence(_ code: String) throws -> String { try Binary.run("show", code).error }
    #expect(try sentence("15-1132").contains("SOC 2018 replaced by 15-1252 (Software Developers) and 15-1253 ("))
    #expect(try sentence("55-1011").contains("is a military code"))
    #expect(try sentence("15-1257").contains("no role has the code 15-1257; the nearest is 15-1255 ("))
    let table = try folder.write(Array("title,soc\nCoder,15-1132\n".utf8), to: "port.csv")
    let into = folder.path + "/mine.sqlite"
    let refused = try Binary.run("import", "roles", table, "--into", into)
    #expect(refused.status == 2 && refused.error.contains("replaced by 15-1252 and 15-1253. Write one of these."))
    let unknown = try folder.write(Array("title,soc\nCoder,15-1257\n".utf8), to: "port.csv")
    let written = try Binary.run("import", "roles", unknown, "--into", into)
    #expect(
      written.status == 0 && written.output.contains("Coder: no role has the code 15-1257; the nearest is 15-1255"))
  }
}
