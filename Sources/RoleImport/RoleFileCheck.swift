import RoleModel

/// The rules that hold between entries, roles and files.
struct RoleFileCheck {
  let roles: [DecodedRole]
  /// The roles of official tables that make one catalog with the files'.
  let official: [Role]
  /// Whether some role is unreadable, so that one may seem missing that is not.
  let isIncomplete: Bool
  let log: FindingLog

  func run() {
    for role in roles {
      guard let excess = RoleLimits.excess(of: role.role) else { continue }
      log.add("The role has \(excess).", at: role.place)
    }
    checkNames()
    checkEdges()
    for role in roles { checkHourlyRates(of: role) }
    checkCircles()
  }

  /// Ids are unique over everything that makes the catalog, and so are titles but for those of own roles.
  private func checkNames() {
    var ids: [RoleID: String] = [:]
    var titles: [[UInt8]: String] = [:]
    for role in official {
      ids[role.id] = "in the catalog"
      if role.kind != .own { titles[folded(role.title)] = "in the catalog" }
    }
    for role in roles {
      let id = role.role.id
      if let first = ids[id] {
        let isOfTitle = role.idPlace == role.titlePlace
        log.add(
          isOfTitle
            ? "The title \"\(role.role.title)\" makes the id \"\(id)\", which is used already, \(first). Fill the column \"id\", "
              + "with job codes for instance: roles of one title are told apart by it."
            : "The id \"\(id)\" is used twice, first \(first).", at: role.idPlace)
      } else if !id.text.isEmpty {
        ids[id] = "in \(role.idPlace.words)"
      }
      // Titles that a search cannot tell apart are one title.
      if role.role.kind == .own { continue }
      let title = folded(role.role.title)
      if let first = titles[title] {
        log.add("The title \"\(role.role.title)\" is used twice, first \(first).", at: role.titlePlace)
      } else if !role.role.title.isEmpty {
        titles[title] = "in \(role.titlePlace.words)"
      }
    }
  }

  private func checkEdges() {
    let ids = Set(roles.map(\.role.id) + official.map(\.id))
    var unknown = UnknownNames()
    for role in roles {
      // One place has an edge for each sighting, and a table's cell has edges to several roles.
      var reported: [Place: Set<RoleID>] = [:]
      for (edge, place) in role.edges where reported[place, default: []].insert(edge.role).inserted {
        if edge.role == role.role.id {
          log.add("The edge leads from the role to itself.", at: place)
        } else if !ids.contains(edge.role) {
          unknown.add(edge.role.text, at: place)
        }
      }
    }
    if !isIncomplete { unknown.report(as: "role", known: ids.map(\.text), log: log) }
  }

  /// A derived hourly rate is the same source's average for a year of 2,080 hours, as far as its digits go.
  private func checkHourlyRates(of role: DecodedRole) {
    var reported: Set<Place> = []
    for hourly in role.hourlyRates where !reported.contains(hourly.place) {
      let averages = role.role.figures(.payMean).compactMap { figure -> Double? in
        guard figure.source == hourly.source, case .number(let number) = figure.value else { return nil }
        return number
      }
      if averages.isEmpty, role.hasUnfitFigures { continue }
      let halfUnit = (0..<hourly.decimals).reduce(0.5) { unit, _ in unit / 10 }
      if averages.contains(where: { abs($0 / 2080 - hourly.rate) <= halfUnit + 1e-9 }) { continue }
      reported.insert(hourly.place)
      if let average = averages.first {
        let expected = printed((average / 2080 * 100).rounded() / 100)
        log.add(
          "The rate \(printed(hourly.rate)) is said to be derived, and the average \(printed(average)) of the source "
            + "\(hourly.source) divided by 2080 is \(expected).", at: hourly.place)
      } else {
        log.add(
          "The rate is said to be derived, and the source \(hourly.source) has no average in this role.",
          at: hourly.place)
      }
    }
  }

  private func checkCircles() {
    var steps: [SourceID: [RoleID: [PromotionGraph.Step]]] = [:]
    for role in roles {
      // An edge to the role itself has its finding.
      for (edge, place) in role.edges where edge.kind == .promotesTo && edge.role != role.role.id {
        steps[edge.source, default: [:]][role.role.id, default: []].append(
          PromotionGraph.Step(target: edge.role, place: place))
      }
    }
    for source in steps.keys.sorted() {
      let graph = PromotionGraph(steps: steps[source] ?? [:])
      for circle in graph.circles(startingFrom: roles.map(\.role.id)) {
        log.add("The source \(source) promotes in a circle: \(circle.words).", at: circle.place)
      }
    }
  }
}
