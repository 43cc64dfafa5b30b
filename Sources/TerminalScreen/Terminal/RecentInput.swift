/// What the last input says of input that is still to come. Pure.
struct RecentInput {
  /// More than one thing came at once, as when a text is pasted and the terminal doesn't say so.
  var cameAtOnce: Bool
  /// When a button of the mouse went down that has not come up, in milliseconds by the clock that only goes forward.
  private var press: Int?
  /// When the mouse did something.
  private var mouse: Int?

  /// Who holds a button longer than this may let it go when we have left.
  private static let longestPress = 1000
  /// A double click, the wheel on its way or the release of a key comes within so long.
  private static let gap = 250

  init(cameAtOnce: Bool = false) { self.cameAtOnce = cameAtOnce }

  mutating func note(_ events: ArraySlice<Event>) {
    for case .mouse(let event) in events {
      mouse = event.time
      switch event.kind {
      case .press: press = event.time
      case .release: press = nil
      case .wheelUp, .wheelDown: break
      }
    }
  }

  /// How long to wait until the button is let go; nil when there is nothing to wait for.
  func patienceForRelease(at now: Int) -> Int32? {
    guard let press, now - press < Self.longestPress else { return nil }
    return Int32(max(0, press + Self.longestPress - now))
  }

  /// How long the terminal has to be silent, in milliseconds, before we leave.
  ///
  /// - Parameter tellsReleases: whether keys are told of when they are let go.
  func gap(at now: Int, tellsReleases: Bool = false) -> Int32 {
    if tellsReleases || mouse.map({ now - $0 < 2 * Self.gap }) ?? false { return Int32(Self.gap) }
    return cameAtOnce ? UnreadInput.burstGap : 0
  }
}
