const halves = new DataView(new ArrayBuffer(8))

/** A number in four bytes: a whole number, or the upper half of a double, of hundredths or of ones (MS-XLS 2.5.218). */
export function compactNumber(view: DataView, at: number): number {
  const bits = view.getInt32(at, true)
  let value = bits >> 2
  if ((bits & 2) === 0) {
    halves.setInt32(4, bits & ~3, true)
    value = halves.getFloat64(0, true)
  }
  return (bits & 1) === 0 ? value : value / 100
}
