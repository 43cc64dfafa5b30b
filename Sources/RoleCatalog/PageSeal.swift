import CPageSeal
import GRDB
import GRDBSQLite

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import SystemFiles

/// What every page of a catalog file ends in: the number of the file, and a checksum of the page with its place.
///
/// `CatalogFormat.md` says what it is made of; `CPageSeal` computes it, and verifies it whenever SQLite reads a page of a file.
enum PageSeal {
  /// Fixed, so that the same roles make the same bytes whatever SQLite's default is.
  static let pageSize = Int(page_seal_page_size.rawValue)
  /// The bytes at a page's end that SQLite leaves free.
  static let length = Int(page_seal_length.rawValue)
  /// Pages that are read at once.
  private static let stretch = 256

  /// Why pages of files can't be verified: a result code of SQLite; nil when they are.
  static let registrationFailure: ResultCode? = {
    let code = page_seal_register()
    return code == SQLITE_OK ? nil : ResultCode(rawValue: code)
  }()

  /// Seals all pages of a file that is written and closed.
  ///
  /// The file's number follows from the checksums of its pages, so the pages are gone through twice.
  static func seal(fileAt filePath: String, path: String) throws(CatalogError) {
    let descriptor = Files.open(filePath, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unwritable(path: path, .last) }
    defer { close(descriptor) }
    var number: UInt64 = 0
    try forEachStretch(of: descriptor, path: path) { pages, first, count in
      for index in 0..<count {
        number = page_seal_mix(number, page_seal_apply(pages + index * pageSize, first + UInt32(index), 0))
      }
      return nil
    }
    try forEachStretch(of: descriptor, path: path) { pages, first, count in
      for index in 0..<count { _ = page_seal_apply(pages + index * pageSize, first + UInt32(index), number) }
      let offset = Int(first - 1) * pageSize
      let isWritten = Files.write(
        UnsafeRawBufferPointer(start: pages, count: count * pageSize), to: descriptor, at: offset)
      return isWritten ? nil : .last
    }
  }

  /// Hands out the pages in order, many at a time; `body` answers an error.
  private static func forEachStretch(
    of descriptor: Int32, path: String, _ body: (UnsafeMutablePointer<UInt8>, UInt32, Int) -> SystemError?
  ) throws(CatalogError) {
    var pages = [UInt8](repeating: 0, count: stretch * pageSize)
    var next: UInt32 = 1
    var isAtEnd = false
    while !isAtEnd {
      let failure = pages.withUnsafeMutableBytes { buffer -> SystemError? in
        guard let start = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return nil }
        switch Files.read(into: buffer, from: descriptor, at: Int(next - 1) * pageSize) {
        case .failure(let error): return error
        case .success(let length):
          let count = length / pageSize
          isAtEnd = count < stretch
          defer { next += UInt32(count) }
          return body(start, next, count)
        }
      }
      if let failure { throw .unwritable(path: path, failure) }
    }
  }

  /// What is wrong with the first page, which says itself what file it is of.
  static func fault(ofFirst page: [UInt8]) -> PageFault? {
    guard page.count == pageSize else { return PageFault(page: 1, kind: page_fault_missing) }
    let kind = page_fault_kind(UInt32(page_seal_fault(page, 1, page_seal_file_number(page))))
    return kind == page_fault_none ? nil : PageFault(page: 1, kind: kind)
  }

  /// Reads all pages of a file that SQLite has open, or of bytes in memory that it takes for one.
  static func faults(
    in file: UnsafeMutablePointer<sqlite3_file>, pageCount: Int
  ) throws -> (faults: [PageFault], surplus: Int) {
    guard let methods = file.pointee.pMethods?.pointee, let read = methods.xRead, let size = methods.xFileSize else {
      throw DatabaseError(resultCode: .SQLITE_IOERR)
    }
    var length: sqlite3_int64 = 0
    let code = size(file, &length)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    var page = [UInt8](repeating: 0, count: pageSize)
    var fileNumber: UInt64?
    var faults: [PageFault] = []
    for number in 0..<pageCount {
      let offset = sqlite3_int64(number) * sqlite3_int64(pageSize)
      var kind = page_fault_missing
      if offset + sqlite3_int64(pageSize) <= length {
        let code = read(file, &page, Int32(pageSize), offset)
        // A file refuses a damaged page itself, and hands out its bytes all the same.
        guard code == SQLITE_OK || code == ResultCode.SQLITE_IOERR_DATA.rawValue else {
          throw DatabaseError(resultCode: ResultCode(rawValue: code))
        }
        let known = fileNumber ?? page_seal_file_number(page)
        fileNumber = known
        kind = page_fault_kind(UInt32(page_seal_fault(page, UInt32(number + 1), known)))
      }
      if kind != page_fault_none { faults.append(PageFault(page: number + 1, kind: kind)) }
    }
    return (faults, Int(length) - pageCount * pageSize)
  }
}

/// A page that is not as it was written.
struct PageFault: Hashable {
  var page: Int
  var kind: page_fault_kind

  /// The last one that reading a connection's file met.
  init?(lastOf database: Database) {
    var fault = page_fault()
    let code = sqlite3_file_control(
      database.sqliteConnection, "main", Int32(page_seal_control_fault.rawValue), &fault)
    guard code == SQLITE_OK, fault.page > 0 else { return nil }
    self.init(page: Int(fault.page), kind: page_fault_kind(UInt32(fault.kind)))
  }

  init(page: Int, kind: page_fault_kind) {
    self.page = page
    self.kind = kind
  }

  /// What is wrong, as words that follow "the catalog is damaged:".
  var words: String {
    switch kind {
    case page_fault_other_file:
      "its page \(page) is of another catalog, whose file was written over it or joined with it"
    case page_fault_missing: "it is cut short before the end of its page \(page)"
    default: "its page \(page) is not as it was written"
    }
  }
}
