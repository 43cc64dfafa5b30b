import CExpat
import SystemFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What takes the parts of an XML file, in order.
protocol XMLHandler: AnyObject {
  /// Where reading stands, for messages.
  var place: TablePlace { get }
  func start(_ element: XMLElement) throws(TableError)
  /// Whether reading stops for now.
  func end(_ element: XMLElement) throws(TableError) -> XMLStep
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(TableError)
}

enum XMLStep {
  case goOn
  case pause
}

/// An element's tag as expat holds it; valid only while a handler runs.
struct XMLElement {
  /// Without a prefix; ends in zero.
  let name: UnsafePointer<CChar>
  /// Names and values in turn, then nil; none for an end tag.
  fileprivate let attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?

  fileprivate init(_ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?) {
    self.name = localName(name)
    self.attributes = attributes
  }

  func isNamed(_ wanted: StaticString) -> Bool { isEqual(name, wanted) }

  /// The value of the attribute with this name, whatever its prefix.
  func attribute(_ wanted: StaticString) -> String? {
    var result: String?
    forEachAttribute { name, value in
      if result == nil, isEqual(name, wanted) { result = String(cString: value) }
    }
    return result
  }

  /// Names without prefixes, and values.
  @inline(__always)
  func forEachAttribute(_ body: (_ name: UnsafePointer<CChar>, _ value: UnsafePointer<CChar>) -> Void) {
    guard var next = attributes else { return }
    while let name = next[0], let value = next[1] {
      body(localName(name), value)
      next += 2
    }
  }
}

private func localName(_ name: UnsafePointer<CChar>) -> UnsafePointer<CChar> {
  var local = name
  var next = name
  while next.pointee != 0 {
    if next.pointee == 0x3A { local = next + 1 }
    next += 1
  }
  return local
}

private func isEqual(_ name: UnsafePointer<CChar>, _ wanted: StaticString) -> Bool {
  wanted.withUTF8Buffer { wanted in
    for (index, byte) in wanted.enumerated() where UInt8(bitPattern: name[index]) != byte { return false }
    return name[wanted.count] == 0
  }
}

/// Reads an XML file by expat, in pieces, and stops where its handler says.
///
/// A document type is refused, and with it every entity beyond XML's own five.
final class XMLReader {
  private let stream: any ByteStream
  private let handler: any XMLHandler
  private let limits: TableLimits
  private let parser: XML_Parser
  private var failure: TableError?
  private var depth = 0
  private var isPaused = false
  /// Whether the last piece was given to expat.
  private var isLast = false
  private var given = 0

  init(_ stream: some ByteStream, handler: some XMLHandler, limits: TableLimits) throws(TableError) {
    guard let parser = XML_ParserCreate(nil) else {
      throw .unreadable(file: stream.place.file, reason: SystemError(ENOMEM).description)
    }
    self.stream = stream
    self.handler = handler
    self.limits = limits
    self.parser = parser
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { reader, name, attributes in
        guard let reader, let name else { return }
        Unmanaged<XMLReader>.fromOpaque(reader).takeUnretainedValue().start(XMLElement(name, attributes))
      },
      { reader, name in
        guard let reader, let name else { return }
        Unmanaged<XMLReader>.fromOpaque(reader).takeUnretainedValue().end(XMLElement(name, nil))
      })
    XML_SetCharacterDataHandler(parser) { reader, text, count in
      guard let reader, let text else { return }
      text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
        Unmanaged<XMLReader>.fromOpaque(reader).takeUnretainedValue()
          .text(UnsafeBufferPointer(start: bytes, count: Int(count)))
      }
    }
    XML_SetStartDoctypeDeclHandler(parser) { reader, _, _, _, _ in
      guard let reader else { return }
      Unmanaged<XMLReader>.fromOpaque(reader).takeUnretainedValue().refuseDocumentType()
    }
  }

  deinit { XML_ParserFree(parser) }

  /// Reads to the end, or to where the handler pauses; whether it paused.
  func read() throws(TableError) -> XMLStep {
    if let failure { throw failure }
    var status = isPaused ? XML_ResumeParser(parser) : XML_STATUS_OK
    isPaused = false
    while true {
      if let failure { throw failure }
      if status == XML_STATUS_SUSPENDED {
        isPaused = true
        return .pause
      }
      if status != XML_STATUS_OK { throw note(syntaxError) }
      // What is given and not yet reached is a tag whose end is still to come.
      guard given - Int(XML_GetCurrentByteIndex(parser)) <= limits.tagLength || given <= limits.tagLength else {
        throw note(.limit(handler.place, noun: "bytes in an XML tag", limit: limits.tagLength))
      }
      if isLast { return .goOn }
      status = try readPiece()
    }
  }

  private func readPiece() throws(TableError) -> XML_Status {
    let length = 32 << 10
    guard let buffer = XML_GetBuffer(parser, Int32(length)) else { throw note(syntaxError) }
    switch stream.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: length)) {
    case .success(let count):
      given += count
      isLast = count == 0
      return XML_ParseBuffer(parser, Int32(count), isLast ? 1 : 0)
    case .failure(let error): throw note(error)
    }
  }

  private var syntaxError: TableError {
    if XML_GetErrorCode(parser) == XML_ERROR_NO_MEMORY {
      return .unreadable(file: stream.place.file, reason: SystemError(ENOMEM).description)
    }
    let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "unknown"
    let line = XML_GetCurrentLineNumber(parser)
    let column = XML_GetCurrentColumnNumber(parser) + 1
    return .damagedXML(handler.place, detail: "its XML has an error in line \(line), column \(column) (\(reason))")
  }

  private func note(_ error: TableError) -> TableError {
    failure = error
    return error
  }

  /// Stops for good. expat may still call handlers for what it has begun.
  private func fail(_ error: TableError) {
    if failure == nil { failure = error }
    XML_StopParser(parser, 0)
  }

  private func refuseDocumentType() { fail(.documentType(handler.place)) }

  private func start(_ element: XMLElement) {
    guard failure == nil else { return }
    depth += 1
    guard depth <= limits.depth else {
      return fail(.limit(handler.place, noun: "levels of XML elements", limit: limits.depth))
    }
    do { try handler.start(element) } catch { fail(error) }
  }

  private func end(_ element: XMLElement) {
    guard failure == nil else { return }
    depth -= 1
    do {
      if try handler.end(element) == .pause { XML_StopParser(parser, 1) }
    } catch { fail(error) }
  }

  private func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard failure == nil else { return }
    do { try handler.text(bytes) } catch { fail(error) }
  }
}
