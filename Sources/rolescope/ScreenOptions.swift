import ArgumentParser
import Explorer
import RoleCatalog
import RoleModel

/// The options that say which screen the explorer opens on; `@` in the explorer writes them.
struct ScreenOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Select this role: an id, a title, a code or an alias.", valueName: "role"),
    completion: ShellCompletion.role)
  var role: String?
  @Option(help: ArgumentHelp("Select this family's row instead of a role.", valueName: "family"))
  var family: String?
  @Option(help: ArgumentHelp("Unfold this family alone, or none; may stand several times.", valueName: "family"))
  var unfold: [String] = []
  @Option(help: ArgumentHelp("Filter the list, as \(KeyBindings.standard.words(of: .filter)) does.", valueName: "text"))
  var filter: String?
  @Option(
    help: ArgumentHelp(
      "Rank the list by skills, as \(KeyBindings.standard.words(of: .searchSkills)) does.", valueName: "query"),
    completion: ShellCompletion.query)
  var skills: String?
  @Flag(help: "List also what the filter cannot decide, and roles without a fit.")
  var undecided = false
  @Option(help: ArgumentHelp("Order the list: title, pay, growth, jobs or openings.", valueName: "field"))
  var order: ListOrder?
  @Flag(help: "Reverse the order.")
  var reverse = false
  @Option(help: ArgumentHelp("Mark this role; up to four times.", valueName: "role"), completion: ShellCompletion.role)
  var mark: [String] = []
  @Option(
    help: ArgumentHelp("Show this pane: \(PaneID.allCases.map(\.name).joined(separator: ", ")).", valueName: "pane"),
    completion: .list(PaneID.allCases.map(\.name)))
  var pane: String?
  @Flag(help: "Keep the cursor in the list, beside the pane.")
  var beside = false
  @Flag(help: "Give the pane the whole screen.")
  var zoom = false
  @Flag(help: "Compare the marked roles.")
  var compare = false
  @Option(help: ArgumentHelp("The picked column of the comparison, from 1.", valueName: "n"))
  var column: Int?
  @Flag(help: "Compare only what differs.")
  var differences = false
  @Option(
    help: ArgumentHelp(
      "Fold this section of the comparison: \(ComparedSection.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "section"))
  var fold: [String] = []
  @Option(
    help: ArgumentHelp(
      "Open a page: \(Explorer.Page.addressed.map(\.optionName).joined(separator: ", ")).", valueName: "page"),
    completion: .list(Explorer.Page.addressed.map(\.optionName)))
  var page: String?
  @Option(
    help: ArgumentHelp("The role that the page is about, where it is not the selected one.", valueName: "role"),
    completion: ShellCompletion.role)
  var target: String?
  @Flag(help: "Measure the page's steps from the role instead of from you.")
  var swapped = false
  @Option(help: ArgumentHelp("The pay that the page of pay is about, such as 85k.", valueName: "pay"))
  var pay: String?
  @Option(
    help: ArgumentHelp("The state to look at, by its postal code; US for the nation.", valueName: "state"),
    completion: ShellCompletion.state)
  var place: String?
  @Flag(help: "Show dated pay in \(PriceIndex.alignmentYear) dollars.")
  var oneYear = false
  @Flag(help: "Order skills by what sets the role apart.")
  var byDistinction = false
  @Option(
    help: ArgumentHelp(
      "Borrow for an article's role from an occupation; may stand several times.", valueName: "role=code"))
  var closest: [String] = []
  @Option(help: ArgumentHelp("Put the cursor on this line, from 1.", valueName: "n"))
  var line: Int?
  @Option(help: ArgumentHelp("Show from this line on, from 1.", valueName: "n"))
  var top: Int?
  @Flag(help: "Open the receipt of the line.")
  var receipt = false

  /// The screen that the options name; nil when none is given.
  func address(in catalog: CatalogReader) throws -> ScreenAddress? {
    var address = ScreenAddress()
    address.role = try role.map { try catalog.role(named: $0).id }
    address.family = family
    if !unfold.isEmpty { address.unfolded = unfold == ["none"] ? [] : unfold }
    let titles = try catalog.reading { try $0.sections().map(\.title) }
    for family in [family].compactMap(\.self) + (address.unfolded ?? []) where !titles.contains(family) {
      throw CommandFailure.wrongUse("there is no family “\(family)”. The families are \(joinedInWords(titles)).")
    }
    address.filter = filter ?? ""
    address.skills = skills ?? ""
    address.showsUndecided = undecided
    address.order = order ?? .title
    address.isReversed = reverse
    address.marks = try mark.map { try catalog.role(named: $0).id }
    guard Set(address.marks).count == address.marks.count, address.marks.count <= Comparison.letters.count else {
      throw CommandFailure.wrongUse("--mark takes up to \(Comparison.letters.count) roles, each once.")
    }
    try addPlace(to: &address)
    address.target = try target.map { try catalog.role(named: $0).id }
    address.isSwapped = swapped
    if let pay {
      do { address.pay = try StatedPay(pay) } catch { throw CommandFailure.wrongUse("--pay: \(error.description).") }
    }
    address.state = try place.map { text in
      if text.uppercased() == Setting.nation { return Setting.nation }
      guard let state = USPlace.named(postalCode: text.uppercased()) else {
        throw CommandFailure.wrongUse("--place takes a state's postal code, such as OH, or US; “\(text)” given.")
      }
      return state.postalCode
    }
    address.alignsPay = oneYear
    address.skillOrder = byDistinction ? .distinction : .importance
    for choice in closest {
      let parts = choice.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw CommandFailure.wrongUse("--closest takes ROLE=CODE, such as account-director=11-2022; “\(choice)” given.")
      }
      address.closest[try catalog.role(named: parts[0]).id.text] = parts[1]
    }
    for (name, number) in [("--line", line), ("--top", top), ("--column", column)] {
      if let number, !(1...1_000_000).contains(number) {
        throw CommandFailure.wrongUse("\(name) takes a whole number from 1; \(number) given.")
      }
    }
    (address.line, address.top, address.column) = (line, top, column)
    address.showsReceipt = receipt
    return address == ScreenAddress() ? nil : address
  }

  /// The pane that a text names.
  static func pane(named text: String) throws -> PaneID {
    guard let pane = PaneID(name: text.lowercased()) else {
      throw CommandFailure.wrongUse(
        "there is no pane “\(text)”. The panes are \(joinedInWords(PaneID.allCases.map(\.name))).")
    }
    return pane
  }

  private func addPlace(to address: inout ScreenAddress) throws {
    if let pane {
      address.pane = try Self.pane(named: pane)
      address.place = beside ? .list : .pane
    }
    if zoom { address.place = .zoom }
    if compare { address.place = .compare }
    if let page {
      guard let known = Explorer.Page.addressed.first(where: { $0.optionName == page }) else {
        throw CommandFailure.wrongUse(
          "there is no page “\(page)”. The pages are \(joinedInWords(Explorer.Page.addressed.map(\.optionName))).")
      }
      address.place = .page(known)
    }
    if compare, address.marks.count < 2 {
      throw CommandFailure.wrongUse("--compare needs two to four roles: --mark names each.")
    }
    address.showsDifferencesOnly = differences
    for name in fold {
      guard let section = ComparedSection(rawValue: name) else {
        throw CommandFailure.wrongUse(
          "there is no section “\(name)”. The sections are \(joinedInWords(ComparedSection.allCases.map(\.rawValue))).")
      }
      address.foldedCompared.insert(section)
    }
  }
}
