import ArgumentParser
import RoleCatalog
import RoleModel

/// The occupations that roles of articles borrow from: articles rate no role on its skills.
struct ClosestOptions: ParsableArguments {
  @Option(
    name: .customLong("closest"), parsing: .singleValue,
    help: ArgumentHelp(
      "For a role of the articles: borrow skills, pay and preparation from the occupation of this code; once a role.",
      valueName: "code"),
    completion: ShellCompletion.occupation)
  var codes: [String] = []

  /// What a first argument names to start from, and the roles that the others name. `me` is the reader, as the explorer's
  /// About me keeps them; where they have said a role, `--closest` may be for it.
  func start(named first: String, toward others: [String], in catalog: CatalogReader) throws -> (
    PlacedStart, [PlacedRole]
  ) {
    guard first == PlacedStart.reader else {
      let roles = try roles(named: [first] + others, in: catalog)
      return (PlacedStart(roles[0]), Array(roles.dropFirst()))
    }
    let me = try AboutMeFile.ofReader()
    guard me.hasStart else {
      throw CommandFailure.wrongUse(
        "nothing is known of you yet that steps could start from: press \(SettingsFile.keys.words(of: .aboutMe)) in rolescope and say your role, or skills "
          + "with levels.")
    }
    guard let role = me.role else { return (PlacedStart(nil, me: me), try roles(named: others, in: catalog)) }
    let roles = try roles(named: [role.text] + others, in: catalog)
    return (PlacedStart(roles[0], me: me), Array(roles.dropFirst()))
  }

  /// The roles that arguments name, each with the occupation that it borrows from.
  func roles(named names: [String], in catalog: CatalogReader) throws -> [PlacedRole] {
    var roles = try names.map { name in
      let role = try catalog.role(named: name)
      guard let position = try catalog.reading({ try $0.position(of: role.id) }) else {
        throw CommandFailure.nothing("there is no role “\(name)” in \(catalog.name).")
      }
      return PlacedRole(role: role, position: position)
    }
    let borrowers = roles.indices.filter { roles[$0].role.kind != .occupation }
    guard codes.count <= borrowers.count else {
      throw CommandFailure.wrongUse(
        borrowers.isEmpty
          ? "--closest is for roles of articles; an occupation has ratings of its own and borrows nothing."
          : "\(counted(borrowers.count, "role")) can borrow, and --closest names \(counted(codes.count, "code")).")
    }
    for (index, code) in zip(try takers(among: borrowers, roles), codes) {
      let found = try catalog.reading { try $0.positions(withCode: code) }
      guard let position = found.first, found.count == 1 else {
        throw CommandFailure.wrongUse(
          "the code \(code) names \(found.isEmpty ? "no role" : "\(found.count) roles") in \(catalog.name); "
            + "--closest takes the SOC or O*NET-SOC code of one occupation.")
      }
      roles[index].closest = PlacedRole.Closest(
        code: code, role: try catalog.reading { try $0.role(at: position) }, position: position)
    }
    return roles
  }

  /// The roles that the codes are for, in the codes' order: the borrowing roles in theirs, unless there are more of them
  /// than codes and a code is a candidate of one only.
  private func takers(among borrowers: [Int], _ roles: [PlacedRole]) throws -> [Int] {
    if codes.isEmpty || codes.count == borrowers.count { return borrowers }
    return try codes.map { code in
      let fitting = borrowers.filter { index in roles[index].role.candidates.contains { $0.code.code == code } }
      guard let index = fitting.first, fitting.count == 1 else {
        let titles = joinedInWords(borrowers.map { roles[$0].role.title })
        throw CommandFailure.wrongUse(
          "--closest \(code) could be for \(titles): give one code for each, in their order.")
      }
      return index
    }
  }
}

/// What a command measures steps from: a role, or the reader.
struct PlacedStart {
  /// The argument that names the reader.
  static let reader = "me"

  /// The role that is named, or that the reader has; nil for a reader who has said none.
  var placed: PlacedRole?
  var point: StartingPoint

  init(_ placed: PlacedRole?, me: AboutMe? = nil) {
    self.placed = placed
    let isRated = placed.map { $0.closest != nil || $0.role.kind == .occupation } ?? false
    point = StartingPoint(
      title: me == nil ? placed?.role.title ?? "" : "you", position: placed?.position,
      rated: isRated ? placed?.rated : nil, ratedPosition: isRated ? placed?.ratedPosition : nil, me: me)
  }

  /// `Account Manager (as Sales Managers)`, `you (Sales Managers)`.
  var words: String {
    guard point.me != nil else { return placed?.words ?? "" }
    return placed.map { "you (\($0.words))" } ?? "you"
  }

  /// Why nothing can be said of a start without ratings, and what helps.
  var unratedSentence: String {
    placed?.unratedSentence
      ?? "you have stated fewer than \(Kinship.leastStated) skills of one kind with levels: press \(SettingsFile.keys.words(of: .aboutMe)) in rolescope to say more, "
      + "or to say your role."
  }

  /// Who starts, for JSON: a role's id, or `me`.
  var json: JSON { .string(point.me == nil ? placed?.role.id.text ?? "" : Self.reader) }
}

/// A role that a command names, where it stands in the catalog, and what it borrows.
struct PlacedRole {
  struct Closest {
    var code: String
    var role: Role
    var position: Int
  }

  var role: Role
  var position: Int
  var closest: Closest?

  /// Whose skills, pay and preparation count: the role's own or the borrowed ones.
  var rated: Role { closest?.role ?? role }
  var ratedPosition: Int { closest?.position ?? position }

  /// `Account Manager (as Sales Managers)`.
  var words: String { closest.map { "\(role.title) (as \($0.role.title))" } ?? role.title }

  /// What is borrowed, as a sentence; nil when nothing is.
  var borrowingSentence: String? {
    closest.map { closest in
      let isCandidate = role.candidates.contains { candidate in
        closest.role.codes.contains { $0.code == candidate.code.code } || candidate.code.code == closest.code
      }
      return "Borrowed: skills, pay and preparation of \(role.title) are those of \(closest.role.title) "
        + "(\(closest.code)), \(isCandidate ? "one of its candidate codes" : "which is none of its candidate codes")."
    }
  }

  /// Why nothing can be said without ratings, and what helps.
  var unratedSentence: String {
    lacking("skill ratings", orElse: "\(rated.title) has no skills and knowledge that one publisher rates.")
  }

  /// What a role of an article has none of, and which occupations have; `orElse` where nothing could be borrowed.
  func lacking(_ what: String, orElse sentence: String) -> String {
    if role.kind == .occupation || closest != nil { return sentence }
    let candidates = role.candidates.map(\.code.code)
    let codes =
      candidates.isEmpty
      ? "No occupation has this title among its names; --closest CODE borrows those of an occupation that you choose."
      : "It may be counted under \(joinedInWords(candidates, by: "or")): --closest CODE borrows that occupation's."
    return "\(role.title) has no \(what) of its own. \(codes)"
  }

  /// Who borrows from whom, for JSON; null when nothing is borrowed.
  var closestJSON: JSON {
    closest.map {
      .object([("role", .string(role.id.text)), ("code", .string($0.code)), ("from", .string($0.role.id.text))])
    }
      ?? .null
  }
}
