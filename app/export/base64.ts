const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Bytes as base64 with padding. */
export function base64(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let i = 0; i < bytes.length; i += 3) {
    const three = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    const four = [18, 12, 6, 0].map((shift) => LETTERS[(three >> shift) & 63] ?? '').join('')
    const short = i + 3 - bytes.length
    parts.push(short > 0 ? four.slice(0, 4 - short) + '='.repeat(short) : four)
  }
  return parts.join('')
}
