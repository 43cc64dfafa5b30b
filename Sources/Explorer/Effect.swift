import RoleModel
import TerminalScreen

/// What the loop is asked to do after an update.
package enum Effect: Hashable, Sendable {
  case search(SearchRequest)
  /// What the reader says about themselves has changed, and is to be kept.
  case keepAboutMe(AboutMe)
  case redraw, quit
}

/// What an update is told.
package enum Message: Sendable {
  case terminal(Event)
  case searched(SearchOutcome)
  /// A sentence for the reader, about what could not be done.
  case failed(String)
}
