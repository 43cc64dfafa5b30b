import RoleModel
import TerminalScreen

/// What a key can do. The one table that key bindings, key bar, help and README share.
package enum Command: String, CaseIterable, Sendable {
  case moveUp, moveDown, pageUp, pageDown, halfUp, halfDown, top, bottom
  case open, right, back, escape, quit
  case nextPane, previousPane
  case digest, salary, education, demographics, skillsPane, duties, path, places, sources
  case fold, foldAll
  case mark, undecided, compare, swap, nextDifference, previousDifference, differencesOnly
  case filter, searchSkills, searchRoleSkills, addSkill, excludeSkill, order, reverse
  case star, note, shortlist
  case related, learn, steps, reach, previousRole, alignPay, place, payHere, aboutMe, closest, sortSkills, receipt
  case copy, copyCommand, save
  case help, palette
  case whereAmI, screenReader, mouse, theme
  case link, redraw

  /// The keys that run it unless the reader gave it others (``KeyBindings``), the one that texts name first.
  package var keys: [Key] {
    switch self {
    case .moveUp: [.up, .character("k")]
    case .moveDown: [.down, .character("j")]
    case .pageUp: [.pageUp, .control("b")]
    case .pageDown: [.pageDown, .control("f")]
    case .halfUp: [.control("u")]
    case .halfDown: [.control("d")]
    case .top: [.character("g"), .home]
    case .bottom: [.character("G"), .end]
    case .open: [.enter]
    case .right: [.right, .character("l")]
    case .back: [.left, .character("h")]
    case .escape: [.escape]
    case .quit: [.character("q")]
    case .nextPane: [.tab]
    case .previousPane: [.backTab]
    case .digest: [.character("0")]
    case .salary: [.character("1")]
    case .education: [.character("2")]
    case .demographics: [.character("3")]
    case .skillsPane: [.character("4")]
    case .duties: [.character("5")]
    case .path: [.character("6")]
    case .places: [.character("7")]
    case .sources: [.character("8")]
    case .fold: [.character("z")]
    case .foldAll: [.character("Z")]
    case .mark: [.character(" ")]
    case .undecided: [.character("u")]
    case .compare: [.character("c")]
    case .swap: [.character("x")]
    case .nextDifference: [.character("n")]
    case .previousDifference: [.character("N")]
    case .differencesOnly: [.character("d")]
    case .filter: [.character("/")]
    case .searchSkills: [.character("s")]
    case .searchRoleSkills: [.character("S")]
    case .addSkill: [.character("+")]
    case .excludeSkill: [.character("-")]
    case .order: [.character("o")]
    case .reverse: [.character("O")]
    case .star: [.character("*")]
    case .note: [.character("E")]
    case .shortlist: [.character("L")]
    case .related: [.character("r")]
    case .learn: [.character("t")]
    case .steps: [.character("T")]
    case .reach: [.character("m")]
    case .previousRole: [.backspace]
    case .alignPay: [.character("$")]
    case .place: [.character("p")]
    case .payHere: [.character("P")]
    case .aboutMe: [.character("i")]
    case .closest: [.character("v")]
    case .sortSkills: [.character("a")]
    case .receipt: [.character("e")]
    case .copy: [.character("y")]
    case .copyCommand: [.character("Y")]
    case .save: [.character("w")]
    case .help: [.character("?")]
    case .palette: [.character(":")]
    case .whereAmI: [.character("=")]
    case .screenReader: [.character("R")]
    case .mouse: [.character("M")]
    case .theme: [.control("t")]
    case .link: [.character("@")]
    case .redraw: [.control("l")]
    }
  }

  /// Whether it moves the cursor, or leads deeper and back.
  var isMovement: Bool {
    switch self {
    case .moveUp, .moveDown, .pageUp, .pageDown, .halfUp, .halfDown, .top, .bottom, .open, .right, .back, .escape,
      .quit:
      true
    default: false
    }
  }

  /// What it is called, for those who look for it: `differences only`.
  package var name: String {
    rawValue.reduce(into: "") { name, character in
      if character.isUppercase { name += " " }
      name += character.lowercased()
    }
  }

  /// What it does, as help and README print it.
  package var summary: String {
    switch self {
    case .moveUp: "one line up"
    case .moveDown: "one line down"
    case .pageUp: "one screen up"
    case .pageDown: "one screen down"
    case .halfUp: "half a screen up"
    case .halfDown: "half a screen down"
    case .top: "to the first line"
    case .bottom: "to the last line"
    case .open: "deeper: fold a family, open a pane, zoom it, show a receipt"
    case .right: "deeper too; in a comparison: the column to the right"
    case .back: "one level back; in a comparison: the column to the left"
    case .escape: "back to where you came from; in the list: clear skills, then filter, then order"
    case .quit: "quit; in a view of the whole screen: back"
    case .nextPane: "next pane"
    case .previousPane: "previous pane"
    case .digest: "overview and the digest of the panes; again: the overview alone"
    case .salary: "Salary"
    case .education: "Education"
    case .demographics: "Demographics"
    case .skillsPane: "Skills"
    case .duties: "Duties"
    case .path: "Path"
    case .places: "Places"
    case .sources: "Sources"
    case .fold: "fold or unfold the family, in a comparison the section"
    case .foldAll: "fold or unfold all of them"
    case .mark: "mark the role A to D, or unmark it"
    case .undecided: "show the roles that the filter could not decide, and those without a fit"
    case .compare: "compare the marked roles; in a comparison: another role in the picked column"
    case .swap:
      "swap the first two compared roles; on a page of steps: from you, or from the marked role, where both are known"
    case .nextDifference:
      "the next match of filter or skills; in a comparison: the next row that differs; on the map: the next role within reach"
    case .previousDifference: "the match, the row that differs or the role within reach before"
    case .differencesOnly: "rows in which they differ, or all of them"
    case .filter: "filter roles by words of names and by figures: sales pay>80k education<=bachelor"
    case .searchSkills: "rank roles by skills that you name"
    case .searchRoleSkills: "rank roles by this role's skills, the first eight as its Skills pane orders them"
    case .addSkill: "in Skills: add the skill under the cursor to the skills you have"
    case .excludeSkill: "in Skills: ask for roles without the skill under the cursor"
    case .order: "the next order: title, median pay, growth, jobs, openings"
    case .reverse: "reverse the order"
    case .star: "star the role: onto the shortlist, or off it"
    case .note: "a note of one line on a starred role"
    case .shortlist: "the shortlist: the roles that you starred"
    case .related: "related roles: called, knowing and doing alike"
    case .learn: "what to learn for the role: from you, or from the first marked role"
    case .steps: "steps to the role, over related ones: from you, or from the first marked role"
    case .reach: "map of what is within reach, by kinship and pay: from you, or from the selected role"
    case .alignPay: "pay as published, or dated pay in \(PriceIndex.alignmentYear) dollars"
    case .previousRole: "the role before: back from a jump"
    case .aboutMe: "about me: your role, state, pay and skills; which one skill would open most roles"
    case .closest: "closest occupation: whose skills and pay by state an article's role borrows"
    case .place: "place: the state whose pay Places shows first; your own is in About me"
    case .payHere: "your pay here: what a pay of yours is beside each source's figures and in each state"
    case .sortSkills: "skills by importance, or by what sets the role apart"
    case .receipt: "receipt: where this figure comes from"
    case .copy: "copy the figure, row, pane or screen, as text, Markdown, CSV or JSON; again: the first of them"
    case .copyCommand: "copy the command that prints what this view shows"
    case .save: "save or export the whole view to a file: md, csv, json, html or txt"
    case .help: "help: the keys that work here"
    case .palette: "palette: find a command by name or key, and run it"
    case .whereAmI: "where am I: view, role, line, filter and marks in a sentence"
    case .screenReader: "screen-reader mode on or off: one column of sentences, no borders or bars"
    case .mouse: "mouse on or off: off, the terminal selects text with it"
    case .theme: "theme: the colours, tried while you choose"
    case .link: "link: the command that reopens this very screen"
    case .redraw: "redraw the screen"
    }
  }

  /// Whether it does something in this state.
  package func applies(to model: Model) -> Bool {
    let view = model.view
    let isBrowsing = view.focus == .list || view.focus == .pane
    let isOnPay = view.focus == .page && view.page == .pay
    let isOnShortlist = view.focus == .page && view.page == .shortlist
    let isOnRolelessPage = view.focus == .page && [.aboutMe, .shortlist, .link].contains(view.page)
    switch self {
    case .moveUp, .moveDown, .pageUp, .pageDown, .halfUp, .halfDown, .top, .bottom, .escape, .quit, .back, .redraw,
      .whereAmI, .screenReader, .copy, .theme:
      return true
    case .open, .right: return view.focus != .receipt
    case .nextPane, .previousPane, .digest, .salary, .education, .demographics, .skillsPane, .duties, .path, .places,
      .sources,
      .sortSkills:
      return (isBrowsing || view.focus == .zoom) && model.selectedPosition != nil
    case .aboutMe: return isBrowsing || view.focus == .zoom
    case .place: return isBrowsing || view.focus == .zoom || isOnPay
    case .payHere: return (isBrowsing || view.focus == .zoom || isOnPay) && model.selectedPosition != nil
    case .previousRole: return (isBrowsing || view.focus == .zoom) && !view.trail.isEmpty
    case .star:
      return (isBrowsing || view.focus == .zoom) && model.selectedPosition != nil || isOnShortlist && model.isStarred
    case .note: return (isBrowsing || view.focus == .zoom || isOnShortlist) && model.isStarred
    case .shortlist: return isBrowsing || view.focus == .zoom
    case .link: return view.focus != .help && !(view.focus == .page && view.page == .link)
    case .learn, .steps:
      return isBrowsing || [.zoom, .compare].contains(view.focus) || view.focus == .page && !isOnRolelessPage
    case .reach: return isBrowsing || [.zoom, .page].contains(view.focus) && !isOnShortlist && view.page != .link
    case .related: return (isBrowsing || view.focus == .zoom) && model.selectedPosition != nil
    case .fold, .foldAll: return view.focus == .compare || view.focus == .list && model.outcome.hits == nil
    case .mark: return isBrowsing && model.selectedPosition != nil
    case .undecided:
      return isBrowsing && (!model.outcome.undecided.isEmpty || model.outcome.unfitCount > 0 || view.showsUndecided)
    case .compare:
      return view.focus == .compare || isBrowsing && (model.selectedPosition != nil || view.marks.count > 1)
    case .swap:
      return view.focus == .compare
        || view.focus == .page && model.pageStarts.count > 1
    case .nextDifference, .previousDifference:
      return view.focus == .compare || view.focus == .page && view.page == .reach
        || (isBrowsing || view.focus == .zoom) && model.hasMatches
    case .differencesOnly: return view.focus == .compare
    case .filter, .searchSkills: return isBrowsing
    case .searchRoleSkills: return (isBrowsing || view.focus == .zoom) && model.selectedPosition != nil
    case .addSkill, .excludeSkill: return (view.focus == .pane || view.focus == .zoom) && model.selectedPosition != nil
    case .order: return view.focus == .list && view.skills.isEmpty
    case .reverse: return view.focus == .list && view.skills.isEmpty && view.order != .title
    case .closest: return (isBrowsing || view.focus == .zoom || isOnPay) && model.selectedPosition != nil
    case .alignPay:
      return view.focus != .help && view.focus != .receipt && !isOnPay && !(view.focus == .page && view.page == .link)
    case .receipt:
      let hasNone = view.page == .link || view.page == .shortlist && model.shortlist.entries.isEmpty
      return !(view.focus == .page && hasNone) && view.focus != .help && view.focus != .receipt
        && (view.focus != .list || model.selectedPosition != nil)
    case .copyCommand: return view.focus != .help
    case .save: return view.focus != .help && !(view.focus == .page && view.page == .link)
    case .help: return view.focus != .help
    case .palette: return true
    // What is read aloud has no places to point at.
    case .mouse: return !view.isForScreenReader
    }
  }

  /// The pane that it shows, for those that show one.
  package var pane: PaneID? {
    switch self {
    case .digest: .overview
    case .salary: .salary
    case .education: .education
    case .demographics: .demographics
    case .skillsPane: .skills
    case .duties: .duties
    case .path: .path
    case .places: .places
    case .sources: .sources
    default: nil
    }
  }

  /// The command that a key runs in this state.
  package static func bound(to key: Key, in model: Model) -> Command? {
    model.keys.command(for: key).flatMap { $0.applies(to: model) ? $0 : nil }
  }
}

extension Key {
  /// The key that ``words`` names: of those that have a name, a single character, and Ctrl and a letter.
  init?(words: String) {
    let named: [Key] = [.enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .home, .end, .pageUp, .pageDown]
    if words.count == 1, let character = words.first {
      let arrows: [Character: Key] = ["↑": .up, "↓": .down, "←": .left, "→": .right]
      self = arrows[character] ?? .character(character)
    } else if words == "Space" {
      self = .character(" ")
    } else if words.hasPrefix("Ctrl-"), words.count == 6, let letter = words.lowercased().last {
      self = .control(letter)
    } else if let key = named.first(where: { $0.words == words }) {
      self = key
    } else {
      return nil
    }
  }

  /// The key as help and README print it.
  package var words: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let letter): "Ctrl-" + letter.uppercased()
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .home: "Home"
    case .end: "End"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Delete"
    case .insert: "Insert"
    case .function(let number): "F\(number)"
    case .alt(let key): "Alt-" + key.words
    }
  }
}
