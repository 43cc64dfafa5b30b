import ArticleCatalog
import Foundation
import RoleImport
import RoleModel

@testable import RoleCatalog

/// Whether a catalog answers as the sound one did.
enum Agreement: Equatable {
  case same
  case failure(String)
  case other
  /// What readers never throw.
  case error(String)
}

/// Something that commands and views ask of a catalog, with the right answer.
struct Question {
  let name: String
  let agreement: (CatalogReader) -> Agreement

  init<Answer: Equatable>(
    _ name: String, _ sound: CatalogReader, _ ask: @escaping (CatalogReader) throws -> Answer
  ) throws {
    self.name = name
    let answer = try ask(sound)
    agreement = { catalog in
      do { return try ask(catalog) == answer ? .same : .other } catch let failure as CatalogFailure {
        return .failure(failure.description)
      } catch { return .error("\(error)") }
    }
  }

  /// Every question that a reader can be asked; of those about single roles and skills every nth, so that a large catalog
  /// takes no hours.
  static func all(of sound: CatalogReader, everyNth step: Int = 1) throws -> [Question] {
    var questions = [
      try Question("what it is", sound) { [$0.roleCount, $0.openingPosition] },
      try Question("sections", sound) { try $0.sections() },
      try Question("entries", sound) { try $0.entries(at: 0..<$0.roleCount) },
      try Question("sources", sound) { try $0.sources() },
      try Question("counts of sources", sound) { try $0.sourceCounts() },
      try Question("price parities", sound) { try $0.priceParities() },
      try Question("words of names", sound) { try $0.nameWords() },
      try Question("prominence", sound) { try $0.prominence() },
      try Question("skill names", sound) { try $0.skillNames() },
      try Question("norms", sound) { try $0.skillNorms() },
      try Question("roles with skills", sound) { try $0.positionsWithSkills() },
      try Question("detection limits", sound) { try $0.detectionLimits() },
      try Question("names", sound) { catalog in
        var names: [[UInt8]] = []
        var owners: [[UInt32]] = []
        try catalog.scanNames {
          names.append($0.bytes)
          owners += [$0.owners, $0.starts]
          return true
        }
        return [AnyHashable(names), AnyHashable(owners)]
      },
    ]
    for order in ListOrder.allCases where order != .title {
      questions.append(try Question("order by \(order)", sound) { try $0.ranking(by: order) })
    }
    for position in stride(from: 0, to: sound.roleCount, by: step) {
      let role = try sound.role(at: position)
      questions += [
        try Question("role \(position)", sound) { try $0.role(at: position) },
        try Question("place pay of \(position)", sound) { try $0.placePay(at: position) },
        try Question("position of \(role.id)", sound) { try $0.position(of: role.id) },
        try Question("title of \(role.id)", sound) { try $0.titles(of: [role.id]) },
        try Question("edges into \(role.id)", sound) { try $0.edgesInto(role.id) },
      ]
      if let code = role.codes.first?.code {
        questions.append(try Question("code \(code)", sound) { try $0.positions(withCode: code) })
      }
    }
    for (_, skill) in try sound.skillNames().enumerated().filter({ $0.offset.isMultiple(of: step) }) {
      questions.append(try Question("ratings of \(skill.name)", sound) { try $0.ratings(ofSkill: skill.name) })
    }
    return questions
  }
}

/// A catalog whose file is damaged in one way after the other, with all that it should answer.
struct DamagedFile {
  static let pageSize = PageSeal.pageSize

  let path: String
  let whole: [UInt8]
  let questions: [Question]

  init(path: String, everyNth step: Int = 1) throws {
    self.path = path
    whole = try contents(of: path)
    questions = try Question.all(of: CatalogReader(path: path), everyNth: step)
  }

  /// The catalog of the articles.
  static func articles(in folder: TemporaryFolder) throws -> DamagedFile {
    let path = folder.file("articles.sqlite")
    try CatalogBuild.build(
      roleFiles: ArticleCatalog.roleFiles, openingRole: RoleID("account-director"), into: path)
    return try DamagedFile(path: path)
  }

  /// The samples, which have a row in every table.
  static func samples(in folder: TemporaryFolder) throws -> DamagedFile {
    let path = folder.file("samples.sqlite")
    try Samples.write(to: path)
    return try DamagedFile(path: path)
  }

  var pageCount: Int { whole.count / Self.pageSize }

  func bytes(ofPage page: Int) -> ArraySlice<UInt8> { whole[page * Self.pageSize..<(page + 1) * Self.pageSize] }

  /// Puts the file with other bytes in the sound one's place, and asks it all questions: how many failed.
  ///
  /// Throws what is neither a failure with a sentence nor the right answer.
  func failures(after bytes: [UInt8]) throws -> Int {
    try put(bytes, at: path)
    let catalog: CatalogReader
    do { catalog = try CatalogReader(path: path) } catch {
      try expectSentence(error.description)
      return questions.count
    }
    return try failures(of: catalog)
  }

  /// How many questions an open catalog fails to answer.
  func failures(of catalog: CatalogReader) throws -> Int {
    var failures = 0
    for question in questions {
      switch question.agreement(catalog) {
      case .same: break
      case .failure(let sentence):
        try expectSentence(sentence)
        failures += 1
      case .other: throw WrongAnswer(words: "another answer: \(question.name)")
      case .error(let words): throw WrongAnswer(words: words)
      }
    }
    return failures
  }

  private func expectSentence(_ words: String) throws {
    guard words.contains(path), words.hasSuffix(".") else { throw WrongAnswer(words: "no sentence: \(words)") }
  }

  struct WrongAnswer: Error {
    var words: String
  }
}
