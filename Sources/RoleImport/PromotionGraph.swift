import RoleModel

/// The promotions that one source asserts.
struct PromotionGraph {
  struct Step {
    var target: RoleID
    var place: Place
  }

  /// Roles that lead back to the first one, which also stands last; `place` is that of the step that closes the circle.
  struct Circle {
    var roles: [RoleID]
    var place: Place
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
          circles.append(Circle(roles: path[depth...].map(\.role) + [step.target], place: step.place))
        } else if !finished.contains(step.target) {
          depths[step.target] = path.count
          path.append((step.target, 0))
        }
      }
    }
    return circles
  }
}
