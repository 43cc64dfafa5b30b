/// Splits the bytes of a text table into rows and cells, whatever the pieces they come in.
struct DelimitedScanner {
  var row: TableRow
  private let delimiter: UInt8
  private let quotes: DelimitedText.Quotes
  private let limits: TableLimits

  private var state = State.start
  private var number = 0
  private var line = 1
  /// The line of the quote that is open.
  private var quoteLine = 1
  /// Spaces before a cell's text, which belong to it unless a quote follows.
  private var spaces = 0
  /// Whether the last byte was a CR, so that an LF belongs to the same line end.
  private var isBehindReturn = false

  private enum State {
    /// Before a cell's text.
    case start
    /// Behind a `=` that may stand before a quote.
    case equals
    case bare
    case quoted
    /// Behind a quote in a quoted cell: its end, or the first of two.
    case quote
    /// Behind the closing quote.
    case closed
  }

  private static let quoteMark = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let space = UInt8(ascii: " ")

  init(of table: TablePlace, format: DelimitedText.Format, limits: TableLimits) {
    row = TableRow(of: table)
    delimiter = format.delimiter.rawValue
    quotes = format.quotes
    self.limits = limits
  }

  mutating func beginRow() {
    number += 1
    row.begin(number: number, line: line)
    state = .start
    spaces = 0
  }

  /// Reads from a piece of the text up to its end, or up to the row's end, for which it answers true.
  mutating func scan(_ piece: ArraySlice<UInt8>, from index: inout Int) throws(TableError) -> Bool {
    while index < piece.endIndex {
      let byte = piece[index]
      if isBehindReturn {
        isBehindReturn = false
        if byte == Self.lineFeed {
          index += 1
          continue
        }
      }
      if byte == 0 { throw .nulByte(row.place(row.count)) }
      switch state {
      case .quoted:
        try scanQuoted(byte, piece, &index)
        continue
      case .quote:
        state = .closed
        if byte == Self.quoteMark {
          try append([byte])
          state = .quoted
          index += 1
          continue
        }
      case .equals:
        if byte == Self.quoteMark {
          openQuote()
          index += 1
          continue
        }
        try endEquals()
      case .start, .bare, .closed: break
      }
      switch byte {
      case delimiter:
        try endCell()
        index += 1
      case Self.lineFeed, Self.carriageReturn:
        isBehindReturn = byte == Self.carriageReturn
        line += 1
        index += 1
        try endCell()
        return true
      default: try scanText(byte, piece, &index)
      }
    }
    return false
  }

  /// Ends the last row, which needs no line end.
  mutating func finish() throws(TableError) {
    if state == .quoted { throw .unclosedQuote(quotePlace) }
    if state == .equals { try endEquals() }
    try endCell()
  }

  /// Text of a cell that is not quoted, up to what may end it.
  private mutating func scanText(
    _ byte: UInt8, _ piece: ArraySlice<UInt8>, _ index: inout Int
  ) throws(TableError) {
    if state == .closed {
      // Spaces before the next delimiter.
      guard byte == Self.space else { throw .textBehindQuote(row.place(row.count)) }
      index += 1
      return
    }
    if state == .start {
      if byte == Self.space {
        spaces += 1
        index += 1
        return
      }
      if quotes == .enclosing, byte == Self.quoteMark || byte == UInt8(ascii: "=") {
        if byte == Self.quoteMark { openQuote() } else { state = .equals }
        index += 1
        return
      }
      try appendSpaces()
      state = .bare
    }
    let start = index
    while index < piece.endIndex {
      let byte = piece[index]
      if byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn || byte == 0 { break }
      index += 1
    }
    try append(piece[start..<index])
  }

  /// Text of a quoted cell, up to a quote or line end.
  private mutating func scanQuoted(
    _ byte: UInt8, _ piece: ArraySlice<UInt8>, _ index: inout Int
  ) throws(TableError) {
    switch byte {
    case Self.quoteMark:
      state = .quote
      index += 1
    case Self.lineFeed, Self.carriageReturn:
      isBehindReturn = byte == Self.carriageReturn
      line += 1
      index += 1
      try append([Self.lineFeed])
    default:
      let start = index
      while index < piece.endIndex {
        let byte = piece[index]
        if byte == Self.quoteMark || byte == Self.lineFeed || byte == Self.carriageReturn || byte == 0 { break }
        index += 1
      }
      try append(piece[start..<index])
    }
  }

  private mutating func openQuote() {
    state = .quoted
    spaces = 0
    quoteLine = line
  }

  /// Makes a `=` text, because no quote follows.
  private mutating func endEquals() throws(TableError) {
    try appendSpaces()
    try append([UInt8(ascii: "=")])
    state = .bare
  }

  private var quotePlace: TablePlace {
    var place = row.place(row.count)
    place.line = quoteLine
    return place
  }

  private mutating func appendSpaces() throws(TableError) {
    guard spaces <= limits.cellLength else { throw tooLong }
    row.append(repeating: Self.space, count: spaces)
    spaces = 0
  }

  private mutating func append(_ text: ArraySlice<UInt8>) throws(TableError) {
    guard row.openLength + text.count <= limits.cellLength else { throw tooLong }
    guard row.length + text.count <= limits.rowLength else {
      throw .limit(row.place, noun: "bytes in the row", limit: limits.rowLength)
    }
    row.append(text)
  }

  private var tooLong: TableError {
    guard state == .quoted else {
      return .limit(row.place(row.count), noun: "bytes in the cell", limit: limits.cellLength)
    }
    return .limit(quotePlace, noun: "bytes in the cell, whose quote may not be closed", limit: limits.cellLength)
  }

  private mutating func endCell() throws(TableError) {
    guard row.count < limits.columns else { throw .limit(row.place, noun: "columns", limit: limits.columns) }
    try appendSpaces()
    if quotes == .enclosing { row.unwrapOpenCell() }
    row.endCell()
    state = .start
  }
}
