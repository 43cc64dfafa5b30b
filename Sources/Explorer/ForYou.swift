import RoleModel
import TerminalScreen

/// What the selected role would mean for the reader, who said something of themselves.
package struct ForYou: Sendable {
  /// What it follows from: while that stays, so does the rest.
  struct Key: Hashable, Sendable {
    var me: AboutMe
    var position: Int
    var closest: [String: String]
  }

  package let role: RoleID
  package let me: AboutMe
  package let figures: RoleForMe
  /// The title of the occupation that stands in for the role.
  package let standIn: String?

  /// It is the reader's role today.
  package var isOwnRole: Bool { me.role == role }

  /// One line that fits a width: `For you: $131,220 md (OH, 2025), +54 % on yours · learn first Negotiation · gap 14 %`, in
  /// shorter words and then without its last parts where it doesn't fit; nil where nothing is known.
  package func line(width: Int) -> String? {
    let whole = parts(isShort: false)
    guard !whole.isEmpty else { return nil }
    let fits = TextWidth.columns(of: lead + whole.prefix(2).joined(separator: " · ")) <= width
    let parts = fits ? whole : parts(isShort: true)
    var text = lead + parts[0]
    for part in parts.dropFirst() where TextWidth.columns(of: text + " · " + part) <= width { text += " · " + part }
    return text
  }

  private var lead: String {
    isOwnRole ? "Your role today: " : "For you" + (standIn.map { ", as \($0)" } ?? "") + ": "
  }

  private func parts(isShort: Bool) -> [String] {
    var parts: [String] = []
    if let pay = figures.payHere {
      let change = figures.changeWords.map { ", " + (isShort ? $0.replacing(" on yours", with: "") : $0) } ?? ""
      let short = "\(pay.isTopCoded ? "≥ " : "")$\(NumberText.thousands(pay.median))k md (\(pay.place))"
      parts.append((isShort ? short : pay.words) + change)
    }
    guard !isOwnRole, let gap = figures.gap else { return parts }
    parts.append(
      gap.toLearnFirst.first.map { (isShort ? "learn " : "learn first ") + $0.name } ?? "no gap beyond the error")
    if !gap.skills.isEmpty { parts.append("gap \(gap.totalText)") }
    if let zone = figures.zone, zone.change != 0 { parts.append("preparation \(figures.zone.words)") }
    return parts
  }
}

extension Gap {
  /// What is missing most, beyond the error where an error is known.
  var toLearnFirst: [SkillGap] { Array(skills.filter { $0.isWithinError != true }.prefix(3)) }
}

extension Model {
  /// What the selected role would mean for the reader; nil while they have said nothing, and for other roles.
  package func forYou(of role: Role) -> ForYou? {
    guard !me.isEmpty, let position = selectedPosition, selectedRole?.id == role.id else { return nil }
    return forYou(of: role, at: position)
  }

  /// What a role would mean for the reader; nil while they have said nothing.
  func forYou(of role: Role, at position: Int) -> ForYou? {
    guard !me.isEmpty else { return nil }
    let key = ForYou.Key(me: me, position: position, closest: view.closest)
    return forYouMemo.value(of: key) {
      let closest = closestOccupation(of: role)
      let places = me.place == nil ? [] : (try? catalog.placePay(at: closest?.position ?? position)) ?? []
      return ForYou(
        role: role.id, me: me,
        figures: RoleForMe(
          me, start: startFromMe, rated: closest?.role ?? role, places: places, sources: sources),
        standIn: closest?.role.title)
    }
  }
}

/// A part of what a role would mean for the reader.
package enum ForYouPart: Hashable, Sendable {
  case pay, change, learn
}

/// The overview's lines about the reader; none when they have said nothing, or nothing follows.
func forYouLines(_ context: PaneContext) -> [Line] {
  guard let forYou = context.forYou else { return [] }
  let figures = forYou.figures
  var lines: [Line] = []
  func fact(_ label: String, _ value: String, _ note: String, _ part: ForYouPart) {
    lines += context.fact(label, value, note: note, subject: .forYou(part), labelColumns: 13)
  }
  if let pay = figures.payHere {
    let vintage = context.sources.vintage(pay.source, year: pay.year)
    let missing = pay.place == USPlace.nation ? forYou.me.place.map { ": none of \($0)" } ?? "" : ""
    let median = "\(pay.isTopCoded ? "≥ " : "")$\(NumberText.grouped(pay.median)) md"
    fact("pay here", median, "\(vintage), \(pay.place)\(missing)", .pay)
    if let change = figures.changeWords, let year = pay.year, let mine = forYou.me.pay?.perYear(inDollarsOf: year) {
      fact("change", change, "$\(NumberText.grouped(mine)) in \(year) dollars", .change)
    }
  }
  if !forYou.isOwnRole, let gap = figures.gap {
    fact(
      "to learn", gap.skills.isEmpty ? "nothing" : gap.totalText,
      gap.toLearnFirst.first.map { "first \($0.name)" } ?? "no gap beyond the error", .learn)
    if let zone = figures.zone, zone.change != 0 {
      fact("preparation", figures.zone.words, "from your role's", .learn)
    }
  }
  guard !lines.isEmpty else { return [] }
  let standIn = forYou.standIn.map { ", as \($0)" } ?? ""
  return [Line(forYou.isOwnRole ? "For you: your role today" : "For you" + standIn, .heading)] + lines
}
