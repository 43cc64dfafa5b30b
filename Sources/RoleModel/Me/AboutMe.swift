/// What the reader says about themselves. It is kept on their machine, in no catalog, and may be empty in every part.
package struct AboutMe: Hashable, Sendable {
  /// The role that the reader has today.
  package var role: RoleID?
  /// The postal code of the reader's state; nil for the whole nation.
  package var place: String?
  package var pay: StatedPay?
  /// In the order in which they were stated; each name once.
  package private(set) var skills: [MySkill] = []

  /// The most skills that are kept.
  package static let greatestSkillCount = 200

  package init(role: RoleID? = nil, place: String? = nil, pay: StatedPay? = nil, skills: [MySkill] = []) {
    self.role = role
    self.place = place
    self.pay = pay
    for skill in skills { set(skill) }
  }

  package var isEmpty: Bool { role == nil && place == nil && pay == nil && skills.isEmpty }

  /// Whether there is anything to measure a step from: a role, or a skill with a level.
  package var hasStart: Bool { role != nil || skills.contains { $0.level != nil } }

  /// Adds a skill, or states its level anew; what is beyond ``greatestSkillCount`` is not taken.
  package mutating func set(_ skill: MySkill) {
    if let index = skills.firstIndex(where: { folded($0.name) == folded(skill.name) }) {
      skills[index] = skill
    } else if skills.count < Self.greatestSkillCount {
      skills.append(skill)
    }
  }

  package mutating func removeSkill(named name: String) { skills.removeAll { folded($0.name) == folded(name) } }

  /// Another statement, with what changed in this one since it was the earlier one.
  package func merged(into other: AboutMe, since earlier: AboutMe) -> AboutMe {
    var merged = other
    if role != earlier.role { merged.role = role }
    if place != earlier.place { merged.place = place }
    if pay != earlier.pay { merged.pay = pay }
    for skill in earlier.skills where !skills.contains(where: { folded($0.name) == folded(skill.name) }) {
      merged.removeSkill(named: skill.name)
    }
    for skill in skills where !earlier.skills.contains(skill) { merged.set(skill) }
    return merged
  }
}

/// A skill that the reader has.
package struct MySkill: Hashable, Sendable {
  /// As a catalog spells it, where one has it.
  package var name: String
  /// 0 to 100, on the scale of O*NET's levels; nil when only the name is stated.
  package var level: Double?

  package init(name: String, level: Double? = nil) {
    self.name = name
    self.level = level
  }

  /// What is wrong with the text of a skill.
  package enum Problem: Error, Hashable, Sendable, CustomStringConvertible {
    case noName, levelOutside(String)

    package var description: String {
      switch self {
      case .noName: "name a skill, and its level from 0 to 100, as in negotiation 60"
      case .levelOutside(let text): "the level \(text) is not from 0 to 100"
      }
    }
  }

  /// Reads `negotiation 60`, `negotiation=60`, `negotiation: 60` or `sql`.
  package init(_ text: String) throws(Problem) {
    var name = Substring(text)
    var level: Double?
    if let gap = text.lastIndex(where: { " =:".contains($0) }),
      let number = Double(text[text.index(after: gap)...]), number.isFinite
    {
      guard (0...100).contains(number) else { throw .levelOutside(String(text[text.index(after: gap)...])) }
      level = number
      name = text[..<gap]
    }
    while let last = name.last, " =:".contains(last) { name.removeLast() }
    while name.first == " " { name.removeFirst() }
    guard !folded(String(name)).isEmpty else { throw .noName }
    self.init(name: String(name), level: level)
  }

  /// `Negotiation 60`.
  package var text: String { name + (level.map { " " + NumberText.plain($0) } ?? "") }
}
