const ZERO = 48
const NINE = 57
const MINUS = 45
const POINT = 46
/** A number of so many digits is the only such number near its double, so that `String` gives the same digits back. */
const SURE_DIGITS = 15
/** Below, `String` writes an exponent. */
const SMALLEST_PLAIN = 1e-6
const POWERS = Array.from({ length: SURE_DIGITS + 8 }, (_, power) => 10 ** power)
const DECIMAL = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/

/**
 * The number written in `bytes` where `String` of it gives exactly these bytes back, as nearly always: no text is made
 * then. NaN for anything that needs a closer look.
 */
export function plainNumber(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  const negative = bytes[at] === MINUS
  if (negative) at++
  const first = at
  let value = 0
  let point = -1
  for (; at < end; at++) {
    const byte = bytes[at] as number
    if (byte >= ZERO && byte <= NINE) value = value * 10 + byte - ZERO
    else if (byte === POINT && point < 0) point = at
    else return Number.NaN
  }
  const decimals = point < 0 ? 0 : end - point - 1
  const whole = (point < 0 ? end : point) - first
  if (whole === 0 || whole + decimals > SURE_DIGITS) return Number.NaN
  if (whole > 1 && bytes[first] === ZERO) return Number.NaN
  if (point >= 0 && (decimals === 0 || bytes[end - 1] === ZERO)) return Number.NaN
  if (point >= 0) {
    value /= POWERS[decimals] as number
    if (value < SMALLEST_PLAIN) return Number.NaN
  }
  return negative ? (value === 0 ? Number.NaN : -value) : value
}

/** A decimal number, with or without exponent, as XML has it; undefined for anything else, such as `0x10` or `1e999`. */
export function decimalNumber(text: string): number | undefined {
  if (!DECIMAL.test(text)) return undefined
  const value = Number(text)
  return Number.isFinite(value) ? value : undefined
}
