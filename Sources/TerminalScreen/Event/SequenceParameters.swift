/// The parameters of a control sequence: fields apart by `;`, the parts of a field by `:` (ECMA-48, 5.4.2; ISO 8613-6).
struct SequenceParameters {
  /// More than any number that a key is reported with.
  private static let greatest = 0x10FFFF

  /// What is left out is nil.
  private var fields: [[Int?]] = [[nil]]

  /// nil where something else stands, such as the sign of a private sequence, or a number that nobody sends.
  init?(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      let (field, part) = (fields.count - 1, fields[fields.count - 1].count - 1)
      switch byte {
      case 0x30...0x39:
        let number = (fields[field][part] ?? 0) * 10 + Int(byte - 0x30)
        guard number <= Self.greatest else { return nil }
        fields[field][part] = number
      case UInt8(ascii: ":"): fields[field].append(nil)
      case UInt8(ascii: ";"): fields.append([nil])
      default: return nil
      }
    }
  }

  var count: Int { fields.count }

  subscript(field: Int, part: Int = 0) -> Int? {
    fields.indices.contains(field) && fields[field].indices.contains(part) ? fields[field][part] : nil
  }

  /// All parts of a field that are there.
  func parts(of field: Int) -> [Int] { fields.indices.contains(field) ? fields[field].compactMap { $0 } : [] }
}
