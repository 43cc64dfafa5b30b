import Glibc

/// Inputs that nobody meant: samples with bytes and pieces of grammar put in, taken out, doubled and swapped.
package struct Noise {
  private var generator: SplitMix
  /// How many samples have come as they are.
  private var plainCount = 0
  private let samples: [[UInt8]]
  private let pieces: [[UInt8]]

  /// - Parameters:
  ///   - samples: inputs as they should be, which come first as they are.
  ///   - pieces: what the grammar is made of.
  package init(_ seed: UInt64, samples: [[UInt8]], pieces: [String]) {
    generator = SplitMix(state: seed)
    self.samples = samples + [[]]
    self.pieces = pieces.map { Array($0.utf8) } + Self.awkward
  }

  /// - Parameter corpus: the folder of Tests/Fixtures/Corpus that holds the samples, a file each: as they should be, or such as
  ///   once did harm. They come first, as they are.
  package init(_ seed: UInt64, corpus: String, pieces: [String]) {
    self.init(seed, samples: Self.files(ofCorpus: corpus), pieces: pieces)
  }

  /// The files of a folder of the corpus, by name.
  package static func files(ofCorpus name: String) -> [[UInt8]] {
    let tests = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    let folder = "/\(tests)/Fixtures/Corpus/\(name)"
    var names: [String] = []
    if let stream = opendir(folder) {
      while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if !name.hasPrefix(".") { names.append(name) }
      }
      closedir(stream)
    }
    precondition(!names.isEmpty, "There is no corpus in \(folder).")
    return names.sorted().map { bytes(ofFile: "\(folder)/\($0)") }
  }

  private static func bytes(ofFile path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { preconditionFailure("\(path) can't be read.") }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes.prefix(count))
  }

  /// How many inputs a test tries: what `ROLESCOPE_FUZZ` says, or as many as take a moment, of which ``sampleStep`` takes its part.
  package static func count(_ usual: Int) -> Int {
    getenv("ROLESCOPE_FUZZ").flatMap { Int(String(cString: $0)) } ?? (usual + sampleStep - 1) / sampleStep
  }

  private static let awkward: [[UInt8]] =
    [
      "\0", "\r\n", "\u{FEFF}", "\u{202E}", "e\u{301}\u{301}", "👩‍👩‍👧", "\u{10FFFF}", "9223372036854775808", "-0", "1e999",
      ".",
    ]
    .map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0x9B], [0x1B]]

  private mutating func random(_ range: Range<Int>) -> Int { Int.random(in: range, using: &generator) }

  /// The next input, of a few kilobytes at most.
  package mutating func next() -> [UInt8] {
    if plainCount < samples.count {
      plainCount += 1
      return samples[plainCount - 1]
    }
    var bytes = samples[random(0..<samples.count)]
    for _ in 0..<random(0..<8) {
      let at = random(0..<bytes.count + 1)
      switch random(0..<8) {
      case 0, 1: bytes.insert(contentsOf: pieces[random(0..<pieces.count)], at: at)
      case 2: bytes.insert(UInt8(random(0..<256)), at: at)
      case 3 where at < bytes.count: bytes[at] ^= 1 << random(0..<8)
      case 4: bytes.removeSubrange(at..<min(bytes.count, at + random(0..<9)))
      case 5: bytes.removeSubrange(at...)
      case 6:
        let part = bytes[at..<min(bytes.count, at + random(0..<20))]
        for _ in 0..<random(1..<40) { bytes.insert(contentsOf: part, at: at) }
      default:
        let piece = pieces[random(0..<pieces.count)]
        bytes.insert(contentsOf: repeatElement(piece, count: random(1..<200)).joined(), at: at)
      }
    }
    return bytes
  }
}

/// The same noise on every run. Source: Vigna, "SplitMix64".
package struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  package init(state: UInt64) { self.state = state }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// The seconds that some work takes of this process's time: other processes' don't count.
package func processorSeconds(_ work: () throws -> Void) rethrows -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
  let start = now()
  try work()
  return now() - start
}
