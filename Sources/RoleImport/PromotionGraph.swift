import RoleModel

/// The promotions that one source asserts.
struct PromotionGraph {
  struct Step {
    var target: RoleID
    var place: Place
  }

  /// Roles that lead back to the first one; `place` is that of the step that closes the circle.
  struct Circle {
    /// So many roles of a circle are named: a ladder with a step back at every rung has half a million in its circles.
    private static let namedCount = 8

    /// The first roles.
    var roles: [RoleID]
    /// Of all roles.
    var count: Int
    var place: Place

    fileprivate init(_ path: ArraySlice<(role: RoleID, nextStep: Int)>, closedAt place: Place) {
      // Of one more its name is as short as its number.
      roles = path.prefix(path.count == Self.namedCount + 1 ? path.count : Self.namedCount).map(\.role)
      count = path.count
      self.place = place
    }

    /// The roles in their order, the first one also last: `a, b, a`, or `a, b, 1,200 more, a`.
    var words: String {
      let names =
        roles.map(\.text) + (count > roles.count ? ["\(NumberText.grouped(Double(count - roles.count))) more"] : [])
      return (names + roles.prefix(1).map(\.text)).joined(separator: ", ")
    }
  }

  let steps: [RoleID: [Step]]

  /// One circle for every step that leads back to a role on the way to it.
  ///
  /// A depth-first walk that keeps its own stack: a ladder may be longer than the thread's.
  func circles(startingFrom starts: [RoleID]) -> [Circle] {
    var circles: [Circle] = []
    var finished: Set<RoleID> = []
    for start in starts where !finished.contains(start) {
      var path: [(role: RoleID, nextStep: Int)] = [(start, 0)]
      var depths: [RoleID: Int] = [start: 0]
      while let top = path.last {
        let onward = steps[top.role] ?? []
        guard top.nextStep < onward.count else {
          finished.insert(top.role)
          depths[top.role] = nil
          path.removeLast()
          continue
        }
        path[path.count - 1].nextStep += 1
        let step = onward[top.nextStep]
        if let depth = depths[step.target] {
          circles.append(Circle(path[depth...], closedAt: step.place))
        } else if !finished.contains(step.target) {
          depths[step.target] = path.count
          path.append((step.target, 0))
        }
      }
    }
    return circles
  }
}
