import RoleImport
import RoleModel

/// The file that keeps what the reader says about themselves: `about-me.json`, see ``StateFile``.
struct AboutMeFile {
  let path: String

  /// The place that the environment names; nil when it names none that is absolute.
  static func inEnvironment() -> AboutMeFile? {
    StateFile.folderInEnvironment.map { AboutMeFile(path: $0 + "/about-me.json") }
  }

  /// What the reader of this machine says about themselves.
  static func ofReader() throws -> AboutMe {
    if let collector = StandardOutput.collector { return collector.me }
    guard let file = inEnvironment() else {
      throw CommandFailure.wrongUse("neither XDG_STATE_HOME nor HOME names a folder that could say who you are.")
    }
    do { return try file.read() } catch { throw CommandFailure.wrongUse(error.description) }
  }

  private var file: StateFile { StateFile(path: path) }

  /// What the file says; nothing when there is none.
  func read() throws(StateFile.Failure) -> AboutMe {
    guard let node = try file.read() else { return AboutMe() }
    guard let me = AboutMe(node) else { throw file.damage("does not say what it should") }
    return me
  }

  /// Writes what differs between two statements into what the file says by now, which another explorer may have changed. A
  /// damaged file stays beside it as `about-me.json.damaged`; where the file can't be read nothing changes.
  func write(_ me: AboutMe, since earlier: AboutMe) throws(StateFile.Failure) {
    try file.replacing { (replacement) throws(StateFile.Failure) in
      let kept = try replacement.reading(orBeginningWith: AboutMe()) { () throws(StateFile.Failure) in try read() }
      let merged = me.merged(into: kept, since: earlier)
      try replacement.write(merged.isEmpty ? nil : merged.json)
    }
  }
}

extension AboutMe {
  /// `{role, place, pay: {amount, period, year}, skills: [{name, level}]}`.
  var json: JSON { .object(jsonMembers) }

  var jsonMembers: [(key: String, value: JSON)] {
    [
      ("role", JSON(role?.text)), ("place", JSON(place)),
      (
        "pay",
        pay.map {
          .object([
            ("amount", .number($0.amount)), ("period", .string($0.period.rawValue)), ("year", JSON($0.year)),
          ])
        } ?? .null
      ),
      ("skills", .array(skills.map { .object([("name", .string($0.name)), ("level", JSON($0.level))]) })),
    ]
  }

  /// nil when a part is not what it should be.
  fileprivate init?(_ node: JSONNode) {
    guard let members = node.members else { return nil }
    self.init()
    if let text = members["role"]?.text { role = RoleID(text) }
    if let code = members["place"]?.text {
      guard USPlace.named(postalCode: code) != nil else { return nil }
      place = code
    }
    if let node = members["pay"], let members = node.members {
      guard let amount = members["amount"]?.number, (1...1e9).contains(amount),
        let period = members["period"]?.text.flatMap(StatedPay.Period.init), let year = members["year"]?.number,
        year == year.rounded(), PriceIndex.average(of: Int(max(0, min(9999, year)))) != nil
      else { return nil }
      pay = StatedPay(amount: amount, period: period, year: Int(year))
    }
    if let node = members["skills"] {
      guard case .array(let skills) = node.value else { return nil }
      for skill in skills {
        guard let members = skill.members, let name = members["name"]?.text else { return nil }
        let level = members["level"]?.number
        if let level, !(0...100).contains(level) { return nil }
        set(MySkill(name: name, level: level))
      }
    }
  }
}
