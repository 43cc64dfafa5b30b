import RoleModel
import TerminalScreen

/// What the loop is asked to do after an update.
package enum Effect: Hashable, Sendable {
  case search(SearchRequest)
  /// A box is open whose next key will ask for much of a large catalog: it is read while the reader thinks.
  case readAhead(BoxEditing.Box)
  case pick(RolePickRequest)
  /// What the reader says about themselves has changed, and is to be kept.
  case keepAboutMe(AboutMe)
  /// A star or a note has changed, and is to be kept.
  case changeShortlist(Shortlist.Change)
  case copy(CopyRequest)
  case save(SaveRequest)
  case redraw, quit
}

/// What an update is told.
package enum Message: Sendable {
  case terminal(Event)
  /// Nothing was typed for a moment: digits before it are no number in front of the next key.
  case paused
  case searched(SearchOutcome)
  case picked(RolePickOutcome)
  /// The shortlist as it is kept now, with what other explorers changed.
  case shortlisted(Shortlist)
  /// What became of a view that was to be saved.
  case saved(SaveOutcome)
  /// A sentence for the reader, about what was done.
  case told(String)
  /// A sentence for the reader, about what could not be done.
  case failed(String)
}
