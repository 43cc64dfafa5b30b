import RoleModel
import TerminalScreen

/// The skills query by single keys while a role's skills are read.
extension Model {
  /// So many of a role's skills make a query: what stands behind says little of it.
  private static let roleSkillCount = 8

  /// Makes the role's own skills the query, in the order of its Skills pane.
  mutating func searchRoleSkills() -> [Effect] {
    guard let role = selectedRole else { return [] }
    readVocabulary()
    let names = skillsForQuery(context(role, for: .skills, width: layout.rightColumns), limit: Self.roleSkillCount)
    guard !names.isEmpty else {
      message = "No source names or rates skills of \(role.title) that a query could ask for."
      return []
    }
    let words = counted(names.count, "skill of this role is", "skills of this role are")
    return ask(
      names.map(queryText).joined(separator: ", "),
      "\(words) the query: \(key(.searchSkills)) edits it, \(key(.escape)) in the list clears it.")
  }

  /// Adds the skill under the cursor to the query, or to what it asks to be without.
  mutating func askForFocusedSkill(isUnwanted: Bool) -> [Effect] {
    guard let name = focusedSkillName else {
      message = "Move to a skill first: \(key(.skillsPane)) shows them."
      return []
    }
    readVocabulary()
    guard let vocabulary else { return [] }
    var parts = SkillQuery.parts(of: view.skills)
    for index in parts.indices.reversed() {
      guard let part = try? SkillSearch(parts[index], vocabulary: vocabulary),
        let place = part.names.firstIndex(where: { $0.contains(name) })
      else { continue }
      if part.query.terms[place].isUnwanted == isUnwanted {
        message =
          "\(name) is \(isUnwanted ? "asked to be absent" : "asked for") already: \(key(.searchSkills)) edits the query."
        return []
      }
      guard part.names.count == 1 else {
        message = "\(name) stands within “\(parts[index])”: \(key(.searchSkills)) edits the query."
        return []
      }
      parts.remove(at: index)
    }
    parts.append((isUnwanted ? "!" : "") + queryText(of: name))
    return ask(
      parts.joined(separator: ", "), isUnwanted ? "Roles without \(name) are asked for." : "\(name) is asked for.")
  }

  /// What the cursor of a pane stands on, if it is a skill.
  private var focusedSkillName: String? {
    switch focusedSpot?.subject {
    case .skill(let name), .borrowedSkill(let name): name
    case .fitTerm(let index): outcome.search.flatMap { $0.names.indices.contains(index) ? $0.names[index].first : nil }
    default: nil
    }
  }

  /// A catalog's name as a query has to write it: in quotation marks where it would be read as something else.
  private func queryText(of name: String) -> String {
    if let vocabulary, let read = try? SkillSearch(name, vocabulary: vocabulary), read.query.terms.count == 1,
      read.query.terms[0].name == name, !read.query.terms[0].isQuoted, read.names[0].contains(name)
    {
      return name
    }
    return "\"\(name.replacing("\"", with: " "))\""
  }

  private mutating func ask(_ query: String, _ words: String) -> [Effect] {
    view.skills = query
    keep(query, of: .skills)
    message = words
    // The role that is read stays in the list, though the query may leave it without a fit.
    if let vocabulary, let position = selectedPosition, let search = try? SkillSearch(query, vocabulary: vocabulary),
      let fits = try? search.fits(in: catalog, sources: sources, memo: skillMemo),
      !fits.holds(position)
    {
      view.showsUndecided = true
    }
    return [searchEffect()]
  }
}
