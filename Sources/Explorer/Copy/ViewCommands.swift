import RoleModel

/// Which command prints what a view shows.
extension Model {
  /// The command of the view that has the keys; nil for help and link, and for what was typed wrong.
  package var viewCommand: ViewCommand? {
    switch view.focus {
    case .list: listCommand
    case .pane: selectedRole.map { roleCommand($0, pane: nil) }
    case .zoom: selectedRole.map { roleCommand($0, pane: view.pane) }
    case .page: view.page.flatMap(pageCommand)
    case .compare: compareCommand
    case .receipt: receiptCommand
    case .help: nil
    }
  }

  private var listCommand: ViewCommand? {
    guard outcome.filterProblem == nil, outcome.problem == nil else { return nil }
    let count = outcome.hits?.count ?? catalog.roleCount
    if let search = outcome.search {
      var command = ViewCommand(
        "skills", [view.skills], words: "\(counted(outcome.fitCount, "role")) by fit to \(search.reading)",
        file: "roles by fit")
      command.say("--filter", view.filter.isEmpty ? nil : view.filter)
      return command
    }
    var command = ViewCommand(
      "list", view.filter.isEmpty ? [] : [view.filter], words: counted(count, "role"), file: "roles")
    command.say("--sort", view.order == .title ? nil : view.order.rawValue)
    command.flag("--reverse", view.order != .title && view.isReversed)
    command.flag("--with-undecided", view.showsUndecided && !view.filter.isEmpty)
    command.flag("--one-year", view.alignsPay)
    return command
  }

  /// The row of the list that a role has.
  func listRowCommand(_ role: Role) -> ViewCommand {
    if outcome.search != nil {
      var command = ViewCommand("skills", [view.skills], words: role.title)
      command.say("--role", role.id.text)
      return command
    }
    // A filter by a place says whose pay the row has.
    var command = ViewCommand("list", outcome.place == nil ? [] : [view.filter], words: role.title)
    command.say("--role", role.id.text)
    command.flag("--with-undecided", outcome.place != nil && selectedHit?.reason != nil)
    command.flag("--one-year", view.alignsPay)
    return command
  }

  /// A pane of a role, all of them for none.
  func roleCommand(_ role: Role, pane: PaneID?) -> ViewCommand {
    let isRated = role.kind == .occupation || closestOccupation(of: role) != nil
    if pane == .places, isRated {
      var command = ViewCommand(
        "places", [role.id.text], words: "places of \(role.title)", file: role.title + " places")
      command.say("--home", view.place)
      sayClosest([role], &command)
      return command
    }
    if pane == .path, isRated {
      var command = ViewCommand(
        "related", [role.id.text], words: "roles related to \(role.title)", file: role.title + " related")
      sayClosest([role], &command)
      return command
    }
    let shown = pane == .overview ? nil : pane
    let title = shown.map { "\($0.title) of \(role.title)" } ?? role.title
    var command = ViewCommand(
      "show", [role.id.text], words: title, file: shown.map { "\(role.title) \($0.title)" } ?? role.title)
    command.say("--pane", shown?.name)
    command.flag("--one-year", view.alignsPay)
    return command
  }

  private var compareCommand: ViewCommand? {
    let roles = comparedPositions.compactMap { role(at: $0) }
    guard roles.count > 1 else { return nil }
    let titles = joinedInWords(roles.map(\.title))
    var command = ViewCommand(
      "compare", roles.map(\.id.text), words: "the comparison of \(titles)",
      file: roles.map(\.title).joined(separator: " vs "))
    command.flag("--one-year", view.alignsPay)
    return command
  }

  private func pageCommand(_ page: Page) -> ViewCommand? {
    switch page {
    case .aboutMe: return meCommand
    case .learn: return stepsCommand("gap", "what to learn")
    case .steps: return stepsCommand("path", "steps")
    case .reach:
      guard let start = pageStart else { return nil }
      if start.me != nil { return meCommand }
      guard let role = start.position.flatMap({ role(at: $0) }) else { return nil }
      var command = ViewCommand(
        "related", [role.id.text], words: "roles near \(role.title)", file: role.title + " within reach")
      command.say("--limit", String(Reach.kinCount))
      sayClosest([role], &command)
      return command
    case .pay:
      guard let role = pageTarget.flatMap({ role(at: $0) }), let pay = comparedPay else { return nil }
      var command = ViewCommand(
        "pay", [role.id.text, pay.text], words: "your pay beside \(role.title)", file: role.title + " your pay")
      command.say("--place", view.place)
      sayClosest([role], &command)
      return command
    case .shortlist: return ViewCommand("shortlist", words: "the shortlist", file: "shortlist")
    case .link: return nil
    }
  }

  private var meCommand: ViewCommand {
    var command = ViewCommand("me", words: "what is within your reach", file: "within reach")
    sayClosest([myRole].compactMap(\.self), &command)
    return command
  }

  /// From where the page's steps start to the role that it is about.
  private func stepsCommand(_ name: String, _ words: String) -> ViewCommand? {
    guard let start = pageStart, let goal = pageGoal?.role else { return nil }
    let from = start.position.flatMap { role(at: $0) }
    guard let origin = start.me == nil ? from?.id.text : "me" else { return nil }
    var command = ViewCommand(
      name, [origin, goal.id.text], words: "\(words) for \(goal.title)", file: "\(goal.title) \(words)")
    sayClosest([from, goal].compactMap(\.self), &command)
    return command
  }

  /// The occupations that roles borrow from, in the roles' order.
  private func sayClosest(_ roles: [Role], _ command: inout ViewCommand) {
    for role in roles where role.kind != .occupation { command.say("--closest", closestOccupation(of: role)?.code) }
  }
}

/// Which command prints a receipt.
extension Model {
  private var receiptCommand: ViewCommand? {
    let own: ViewCommand? =
      switch receipt {
      case .line(let subject, let position): role(at: position).flatMap { explainCommand(subject, $0) }
      case .comparedRow(let index): comparedCommand(.row(index))
      case .comparedSkill(let index): comparedCommand(.skill(index))
      case .comparedSentence(let index): comparedCommand(.sentence(index))
      case nil: nil
      }
    if let own { return own }
    // What has no receipt on the command line stands in what the view beneath prints.
    var beneath = self
    beneath.view.focus = view.returnFoci.last ?? .list
    return beneath.view.focus == .receipt ? nil : beneath.viewCommand
  }

  /// The receipt of what a line is about; nil where no command prints it by itself.
  func explainCommand(_ subject: Subject, _ role: Role) -> ViewCommand? {
    func explain(_ role: Role, _ what: String, _ words: String, borrows: Bool = false) -> ViewCommand {
      var command = ViewCommand(
        "explain", [role.id.text, what], words: "the receipt of \(words) of \(role.title)",
        file: "\(role.title) \(words)")
      if borrows { sayClosest([role], &command) }
      return command
    }
    switch subject {
    case .field(let field): return explain(role, field.rawValue, field.words)
    case .skill(let name): return explain(role, "skill:" + name, name)
    case .borrowedSkill(let name): return explain(role, "skill:" + name, name, borrows: true)
    case .borrowedField(let field): return explain(role, field.rawValue, field.words, borrows: true)
    case .place(let place): return explain(role, "place:" + place, USPlace.name(of: place), borrows: true)
    case .statement(let statement):
      return explain(role, "statement:" + statement.text, statement.kind.heading)
    case .edge(let edge, let origin):
      let other = edge.role == role.id ? origin : edge.role
      return explain(role, "related:" + other.text, "a tie")
    case .kin(let position):
      return self.role(at: position).map { explain(role, "related:" + $0.id.text, $0.title, borrows: true) }
    case .source(let source): return explain(role, "source:" + source.text, sources.label(source))
    case .fit, .fitTerm:
      guard !view.skills.isEmpty else { return nil }
      var command = ViewCommand("explain", [role.id.text], words: "the fit of \(role.title)")
      command.say("--query", view.skills)
      return command
    case .starred(let id):
      guard let role = position(of: id).flatMap({ self.role(at: $0) }),
        let pay = ListedPay.figure(of: role.figures)
      else { return nil }
      return explain(role, pay.field.rawValue, pay.field.words)
    case .payRow, .forYou, .pageSummary, .learn, .step, .reach, .mine, .command, .helpRow: return nil
    }
  }

  /// The receipt of a row of the comparison. Three and four roles have theirs in the whole comparison alone.
  func comparedCommand(_ subject: ComparedSubject) -> ViewCommand? {
    let comparison = comparison
    guard comparison.roles.count == 2 else { return nil }
    let what: (text: String, words: String)?
    switch subject {
    case .row(let index): what = (comparison.rows[index].field.rawValue, comparison.rows[index].field.words)
    case .skill(let index): what = ("skill:" + comparison.skills[index].name, comparison.skills[index].name)
    case .sentence(let index): what = ("sentence:\(index + 1)", "sentence \(index + 1)")
    case .section: what = nil
    }
    guard let what else { return nil }
    let titles = comparison.roles.map(\.title)
    var command = ViewCommand(
      "explain", [comparison.roles[0].id.text, what.text],
      words: "the receipt of \(what.words), \(titles[0]) against \(titles[1])",
      file: "\(titles[0]) vs \(titles[1]) \(what.words)")
    command.say("--against", comparison.roles[1].id.text)
    command.flag("--one-year", view.alignsPay)
    return command
  }
}
