/// What a step from role to role changes, in words.
extension PayChange {
  /// `$148,270 to $97,090, -35 % (2025)`, or why not.
  package var words: String {
    guard let amounts else { return "not comparable: \(reason ?? "")" }
    let date = amounts.to.figure.yearOfDollars.map(String.init) ?? "undated"
    let year = placeWords.map { " (\($0), \(date))" } ?? " (\(date))"
    return "$\(NumberText.grouped(amounts.from)) to \(amounts.to.isTopCoded ? "≥ " : "")"
      + "$\(NumberText.grouped(amounts.to.pay)), \(changeText)\(year)"
  }

  /// Where the median is of, unless it goes without saying: a reader's pay is set against the median of one place, which may
  /// not be theirs.
  private var placeWords: String? {
    guard let place = amounts?.to.figure.place else { return nil }
    if case .stated = self { return place }
    return place == USPlace.nation ? nil : place
  }

  /// Which pay it is that changes.
  package var label: String { if case .stated = self { "your pay to its median" } else { "median pay" } }

  /// `97.1k, -35 %`, from a reader's pay `97.1k OH, -35 %`, where a column is narrow.
  package var shortWords: String {
    guard amounts != nil else { return "not comparable" }
    let place = placeWords.map { " " + $0 } ?? ""
    return "\(amountText)\(place), \(changeText)"
  }

  /// The median that the step leads to, `97.1k`; `–` where nothing compares.
  package var amountText: String {
    amounts.map { "\($0.to.isTopCoded ? "≥ " : "")\(NumberText.thousands($0.to.pay))k" } ?? "–"
  }

  /// `+12 %`, `≥ +12 %` to a capped median; empty when nothing compares.
  package var changeText: String {
    guard let amounts, let ratio else { return "" }
    let percent = (ratio - 1) * 100
    return (amounts.to.isTopCoded ? "≥ " : "") + (percent >= 0.5 ? "+" : "") + NumberText.fixed(percent, digits: 0)
      + " %"
  }

  /// Why nothing compares; nil when it does.
  package var reason: String? { if case .notComparable(let reason) = self { reason } else { nil } }
}

/// Why the pay of some roles has no change beside it: each reason once, with the roles that have it.
package func notComparableNotes(_ changes: [(title: String, pay: PayChange)]) -> [String] {
  var notes: [(reason: String, titles: [String])] = []
  for change in changes {
    guard let reason = change.pay.reason else { continue }
    if let index = notes.firstIndex(where: { $0.reason == reason }) {
      notes[index].titles.append(change.title)
    } else {
      notes.append((reason, [change.title]))
    }
  }
  return notes.map { "Pay of \(joinedInWords($0.titles)) not comparable: \($0.reason)." }
}

extension ZoneChange? {
  /// `4 to 5 of 5`, `4 of 5`.
  package var words: String {
    guard let zone = self else { return "not known" }
    return zone.change == 0 ? "\(zone.to) of 5" : "\(zone.from) to \(zone.to) of 5"
  }
}

/// A share of 0 to 1 in whole percent; what is not nothing is not printed as 0.
package func percentText(_ share: Double) -> String {
  share > 0 && share < 0.005 ? "under 1 %" : NumberText.fixed(share * 100, digits: 0) + " %"
}

extension Gap {
  /// `14 %`, or `14-80 %` where it is not known whether some of what is asked for is brought.
  package var totalText: String {
    let (low, high) = totals
    let ends = [low, high].map { percentText($0) }
    return ends[0] == ends[1] ? ends[0] : "\(ends[0].replacing(" %", with: ""))-\(ends[1])"
  }

  /// The same with a decimal, where it is held against a limit.
  package var preciseText: String {
    unknownShare == 0 ? NumberText.fixed(total * 100, digits: 1) + " %" : totalText
  }

  /// How much is missing, and over what.
  package var summary: String {
    let known = "\(ratedCount) skills and fields of knowledge"
    if unknownShare > 0 {
      let missing =
        skills.isEmpty
        ? "of what is known nothing is missing" : "\(percentText(total)) of what is known is not brought"
      return
        "Gap \(totalText): \(missing), and \(percentText(unknownShare)) of what is asked for lies in skills that "
        + "nothing is said of. Known: \(known)."
    }
    guard !skills.isEmpty else {
      return "Nothing is missing: no skill or field of knowledge is asked for at a higher level, of \(known)."
    }
    return "Gap \(totalText): the share of what is asked for that is not brought; \(counted(skills.count, "gap")) over "
      + "\(known), \(skills.count { $0.isWithinError == true }) within the error."
  }
}

extension Reach.Opening {
  /// `Negotiation to level 57, now 29`.
  package var words: String {
    let now = fromLevel.map { ", now " + NumberText.plain($0 * 100, digits: 0) } ?? ""
    return "\(name) to level \(NumberText.plain(toLevel * 100, digits: 0))\(now)"
  }
}

extension SkillGap {
  /// Whether the levels' errors carry the gap, in words.
  package var sureWords: String {
    switch isWithinError {
    case true?: "within the error"
    case false?: "beyond the error"
    case nil: "no error printed"
    }
  }
}
