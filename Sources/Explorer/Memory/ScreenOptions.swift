import RoleModel

extension ScreenAddress {
  /// The options of `rolescope explore` that say it.
  package var options: [CommandOption] {
    var options: [CommandOption] = []
    func say(_ name: String, _ value: String?) {
      if let value { options.append(CommandOption(name: name, value: value)) }
    }
    func flag(_ name: String, _ isSet: Bool) {
      if isSet { options.append(CommandOption(name: name, value: nil)) }
    }
    say("--role", role?.text)
    say("--family", family)
    if let unfolded {
      for family in unfolded.isEmpty ? ["none"] : unfolded { say("--unfold", family) }
    }
    say("--filter", filter.isEmpty ? nil : filter)
    say("--skills", skills.isEmpty ? nil : skills)
    flag("--undecided", showsUndecided)
    say("--order", order == .title ? nil : order.rawValue)
    flag("--reverse", isReversed)
    for mark in marks { say("--mark", mark.text) }
    let isBeside = pane != .overview && (place == .list || place == .compare)
    if pane != .overview || place == .pane || place == .zoom { say("--pane", pane.name) }
    flag("--beside", isBeside)
    flag("--zoom", place == .zoom)
    flag("--compare", place == .compare)
    say("--column", column.map(String.init))
    flag("--differences", showsDifferencesOnly)
    for section in ComparedSection.allCases where foldedCompared.contains(section) { say("--fold", section.rawValue) }
    if case .page(let page) = place { say("--page", page.optionName) }
    say("--target", target?.text)
    flag("--swapped", isSwapped)
    say("--pay", pay?.text)
    say("--place", state)
    flag("--one-year", alignsPay)
    flag("--by-distinction", skillOrder == .distinction)
    for role in closest.keys.sorted() { say("--closest", closest[role].map { "\(role)=\($0)" }) }
    say("--line", line.map(String.init))
    say("--top", top.map(String.init))
    flag("--receipt", showsReceipt)
    return options
  }

  /// The options as arguments of a program.
  package var arguments: [String] { options.flatMap(\.words) }

  /// The command for a shell, a piece an option: joined by spaces they are one line. `catalog` is the path of the catalog,
  /// nil for the bundled one.
  package func commandPieces(catalog: String? = nil) -> [String] {
    ["rolescope explore"]
      + ((catalog.map { [CommandOption(name: "--catalog", value: $0)] } ?? []) + options)
      .map { $0.words.map(shellWord).joined(separator: " ") }
  }
}

extension PaneID {
  /// What a command line calls it.
  package var name: String { title.lowercased() }

  package init?(name: String) {
    guard let pane = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = pane
  }
}

extension Page {
  /// The pages that a command line can open.
  package static let addressed: [Page] = [.aboutMe, .learn, .steps, .reach, .pay, .shortlist]

  /// What a command line calls it.
  package var optionName: String {
    switch self {
    case .aboutMe: "about-me"
    default: rawValue
    }
  }
}
