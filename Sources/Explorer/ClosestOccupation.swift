import RoleModel

/// The occupation that an article's role borrows from, when the reader chose one among its candidates. Never merged: what is
/// borrowed says so wherever it stands.
package struct ClosestOccupation: Sendable {
  package var code: String
  package var position: Int
  package var role: Role

  /// `Sales Managers (SOC 11-2022)`.
  package var words: String { "\(role.title) (SOC \(code))" }
}

extension Model {
  /// The closest occupation of a role, nil when none is chosen.
  package func closestOccupation(of role: Role) -> ClosestOccupation? {
    guard let code = view.closest[role.id.text], let position = (try? catalog.positions(withCode: code))?.first,
      let occupation = self.role(at: position)
    else { return nil }
    return ClosestOccupation(code: code, position: position, role: occupation)
  }

  /// Whose pay by place a role shows: its own, or that of the closest occupation.
  func positionOfPlaces(for position: Int) -> Int {
    guard let role = role(at: position), role.kind != .occupation else { return position }
    return closestOccupation(of: role)?.position ?? position
  }

  /// Opens the choice among the candidates of the selected role.
  mutating func chooseClosest() {
    guard let role = selectedRole else { return }
    var choices: [Chooser.Choice] = []
    for candidate in role.candidates {
      guard let position = (try? catalog.positions(withCode: candidate.code.code))?.first,
        let entry = entries(at: position..<position + 1).first
      else { continue }
      choices.append(
        Chooser.Choice(
          key: candidate.code.code, title: entry.title,
          note: "\(candidate.code.code)  \(payText(entry, dollarsOf: dollarYear))"))
    }
    guard !choices.isEmpty else {
      message =
        role.kind == .occupation
        ? "\(role.title) is an occupation itself: it borrows nothing."
        : role.candidates.isEmpty
          ? "No occupation has this title among its names: no candidate to borrow from."
          : "None of its candidates (\(role.candidates.map(\.code.code).joined(separator: ", "))) is in this catalog."
      return
    }
    let none = Chooser.Choice(key: nil, title: "None", note: "borrow nothing")
    chooser = Chooser(
      .closest(role: role.id.text), title: "Closest occupation of \(role.title)", choices: choices + [none],
      chosen: view.closest[role.id.text] ?? choices[0].key)
  }

  mutating func takeClosest(_ choice: Chooser.Choice, for role: String) {
    view.closest[role] = choice.key
    keptClosest[role] = choice.key
    view.paneScroll = .init()
    message =
      choice.key == nil
      ? "Nothing is borrowed."
      : "Skills (\(key(.skillsPane))) and Places (\(key(.places))) show what \(choice.title) has, marked as borrowed."
  }
}
