import RoleModel
import TerminalScreen

/// What the loop is asked to do after an update.
package enum Effect: Hashable, Sendable {
  case search(SearchRequest)
  case pick(RolePickRequest)
  case redraw, quit
}

/// What an update is told.
package enum Message: Sendable {
  case terminal(Event)
  case searched(SearchOutcome)
  case picked(RolePickOutcome)
}
