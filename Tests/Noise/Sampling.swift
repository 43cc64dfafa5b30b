import Glibc

/// Of many cases of one kind, one in so many where programs are slow: `ROLESCOPE_SAMPLE` says it, which `.ci/sanitize` sets.
/// Without it 1, all of them.
package let sampleStep = max(1, getenv("ROLESCOPE_SAMPLE").flatMap { Int(String(cString: $0)) } ?? 1)

/// Every case, or one in ``sampleStep``, the first among them.
package func sampled<Case>(_ cases: [Case]) -> [Case] {
  stride(from: 0, to: cases.count, by: sampleStep).map { cases[$0] }
}
