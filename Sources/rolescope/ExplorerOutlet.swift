import Explorer

/// Runs commands inside the explorer's process: what is copied and saved is what they print.
struct ExplorerOutlet: CommandOutlet, Sendable {
  func output(of request: CommandRequest) -> Result<String, OutletFailure> {
    do {
      return .success(try CollectedOutput(me: request.me, shortlist: request.shortlist).output(of: request.arguments))
    } catch {
      return .failure(OutletFailure(error.message))
    }
  }

  func save(_ request: SaveRequest) -> SaveOutcome {
    do throws(SavedFile.Failure) {
      let file = try SavedFile(request.path)
      if file.exists, !request.replaces { return .exists }
      switch output(of: request.request) {
      case .failure(let failure): return .failed("Nothing is saved: \(failure.sentence)")
      case .success(let text): try file.write(text)
      }
      return .saved(path: file.path)
    } catch {
      return .failed(error.description)
    }
  }
}
