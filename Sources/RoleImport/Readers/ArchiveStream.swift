import CMinizip

/// The unpacked bytes of an archive's entry; its checksum is compared at the end.
package final class ArchiveStream: ByteStream {
  package let place: TablePlace
  private let file: ArchiveFile
  private var isOpen = false

  /// Refuses an entry that cannot be read, and one that would unpack to more than the limits allow.
  ///
  /// minizip stops at the size that the directory states, so that stated sizes are those to check.
  init(_ entry: Archive.Entry, of archive: Archive) throws(TableError) {
    place = archive.place(entry)
    let limits = archive.limits
    if entry.isEncrypted { throw .encrypted(place) }
    guard entry.method == 0 || entry.method == Int(Z_DEFLATED) else {
      throw .unknownCompression(place, method: entry.method)
    }
    if entry.size > limits.freeSize, entry.size / max(1, entry.packedSize) > limits.entryRatio {
      throw .zipBomb(place, packed: entry.packedSize, size: entry.size)
    }
    if entry.size > limits.entrySize { throw .hugeEntry(place, size: entry.size, limit: limits.entrySize) }
    let file = try archive.opened()
    var position = unz64_file_pos(pos_in_zip_directory: entry.directoryOffset, num_of_file: entry.index)
    var status = unzGoToFilePos64(file.handle, &position)
    if status == UNZ_OK { status = unzOpenCurrentFile(file.handle) }
    guard status == UNZ_OK else {
      throw file.failure("the entry is not where the directory says", at: place, status: status)
    }
    self.file = file
    isOpen = true
  }

  deinit {
    if isOpen { unzCloseCurrentFile(file.handle) }
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) -> Result<Int, TableError> {
    guard isOpen, !buffer.isEmpty else { return .success(0) }
    let count = unzReadCurrentFile(file.handle, buffer.baseAddress, UInt32(clamping: buffer.count))
    if count > 0 { return .success(Int(count)) }
    let isCut = count < 0 || unzeof(file.handle) != 1
    isOpen = false
    let status = unzCloseCurrentFile(file.handle)
    if isCut { return .failure(file.failure("the entry cannot be unpacked", at: place, status: count)) }
    if status != UNZ_OK { return .failure(.damagedArchive(place, detail: "the entry's checksum is wrong")) }
    return .success(0)
  }
}
