import Explorer
import Glibc
import RoleModel
import TerminalScreen

/// What a command answers, in every form that it can be asked for.
struct Answer {
  /// For readers: text and Markdown.
  var document: Document
  /// For spreadsheets: one fact a row, at full precision.
  var facts: Table
  /// For programs; the shapes are documented and stable.
  var json: JSON
  /// The page's body where it says more than the document, such as bars.
  var body: HTML? = nil
  /// The sources that the answer rests on, in the order of its footnotes; nil when that may be all of the catalog.
  var sources: [SourceID]? = nil
  /// What a page says of a source behind its credit.
  var sourceNotes: [SourceID: String] = [:]

  func print(_ format: OutputFormat, credits: Page.Credits, settings: Settings) {
    switch format {
    case .html:
      StandardOutput.write(
        Page(title: document.title, body: body ?? document.html, credits: credits).text, format)
    case .text: StandardOutput.write(document, settings)
    case .markdown: StandardOutput.write(document.markdown, format)
    case .csv: StandardOutput.write(facts.csv, format)
    case .json: StandardOutput.write(json.text() + "\n", format)
    }
  }
}

/// Standard output and standard error, with nothing in them that could steer a terminal.
enum StandardOutput {
  /// Whether the locale's encoding is UTF-8; elsewhere output is ASCII.
  static let isUTF8 = TerminalTraits.adoptLocale()

  /// Takes what a command prints while one runs inside another, such as the explorer; nil for the process's own output.
  @TaskLocal static var collector: CollectedOutput?

  /// Ends the program with a sentence; what collects a command's output is told instead.
  static func stop(_ sentence: String) {
    if let collector { return collector.fail(sentence) }
    writeError("rolescope: \(sentence)")
    leave(withStatus: 2)
  }

  /// The columns to wrap text to: the terminal's, or 100 when output goes elsewhere.
  static var width: Int {
    guard collector == nil, let size = TerminalTraits.size(of: STDOUT_FILENO) else { return 100 }
    return max(40, size.columns)
  }

  /// A text as it will be printed. What quotes or escapes for a format does so after this: in ASCII other characters become
  /// quotes, bars and brackets.
  static func encoded(_ text: String) -> String {
    let clean = TextCleaning.cleaned(text, keepingLineEnds: true)
    return isUTF8 ? clean : TextCleaning.ascii(clean)
  }

  static func write(_ text: String, _ format: OutputFormat = .text, isUTF8: Bool = isUTF8) {
    // CSV ends its lines with CR LF; everything else that steers is replaced.
    let lines = format == .csv ? text.replacing("\r\n", with: "\n") : text
    let clean = TextCleaning.cleaned(lines, keepingLineEnds: true)
    let encoded =
      if isUTF8 {
        clean
      } else {
        switch format {
        case .json: clean.escapedToASCII
        case .html: clean.referencedInASCII
        case .text, .csv, .markdown: TextCleaning.ascii(clean)
        }
      }
    put(format == .csv ? encoded.replacing("\n", with: "\r\n") : encoded, to: STDOUT_FILENO)
  }

  /// Writes a text for readers: dressed where that is wanted, and paged where it is longer than the terminal's window.
  static func write(_ document: Document, _ settings: Settings) {
    let traits = collector == nil ? TerminalTraits(descriptor: STDOUT_FILENO) : nil
    let lines = document.lines(width: width)
    var pager: Pager?
    if let traits, let size = traits.size, lines.count >= size.rows { pager = .wanted(settings.pager, for: traits) }
    var look = traits.map { TextLook.wanted(of: $0, colours: settings.colours) } ?? .plain
    if let pager, !pager.showsColours { look = .plain }
    let isUTF8 = settings.glyphs == .auto ? isUTF8 : settings.glyphs == .utf8
    let text = lines.map { line in
      // A line end in a catalog's text would make a line that looks like one of ours.
      let clean = TextCleaning.cleaned(line.text)
      return look.dressed(isUTF8 ? clean : TextCleaning.ascii(clean), line.kind) + "\n"
    }.joined()
    if let pager {
      switch pager.show(Array(text.utf8)) {
      case .shown: return
      case .notStarted: break
      case .failed:
        StandardOutput.writeError(
          "rolescope: the pager \(pager.words[0]) ended with an error: the text follows without it.")
      }
    }
    put(text, to: STDOUT_FILENO)
  }

  static func writeError(_ text: String) {
    let clean = TextCleaning.cleaned(text, keepingLineEnds: true)
    put((isUTF8 ? clean : TextCleaning.ascii(clean)) + "\n", to: STDERR_FILENO)
  }

  /// A text for one line of a terminal, cut to its width.
  static func cleanLine(_ text: String) -> String {
    let clean = TextCleaning.cleaned(text)
    return TextWidth.truncated(isUTF8 ? clean : TextCleaning.ascii(clean), to: 78)
  }

  /// Bytes that draw over the line of before; what they hold is cleaned already.
  static func writeProgress(_ text: String) { put(text, to: STDERR_FILENO) }

  /// Writes all of a text, whatever flags a stranger left on the descriptor: one that must not wait is waited for here.
  private static func put(_ text: String, to descriptor: Int32) {
    if let collector {
      if descriptor == STDOUT_FILENO { collector.take(text) }
      return
    }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written <= 0 {
        if canGoOn(descriptor) { continue }
        let reason = String(cString: strerror(errno))
        // There is nowhere to say that a message could not be said; the answer is what counts.
        guard descriptor == STDOUT_FILENO else { return }
        writeError("rolescope: the answer could not be written whole: \(reason).")
        leave(withStatus: 2)
      }
      bytes = bytes.dropFirst(written)
    }
  }

  /// Whether a writing that failed may be tried again, once what hindered it is gone.
  private static func canGoOn(_ descriptor: Int32) -> Bool {
    switch errno {
    case EINTR: return true
    case EAGAIN:
      var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      return poll(&room, 1, -1) >= 0 || errno == EINTR
    case EINVAL:
      // A file that is opened past the system's cache (O_DIRECT) takes whole blocks only.
      let flags = fcntl(descriptor, F_GETFL)
      let usual = flags & (O_ACCMODE | O_APPEND | O_NONBLOCK)
      guard flags >= 0, flags != usual, fcntl(descriptor, F_SETFL, usual) == 0 else { return false }
      return fcntl(descriptor, F_GETFL) != flags
    default: return false
    }
  }
}
