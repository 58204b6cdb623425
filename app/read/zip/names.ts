import type { Abilities } from '../../vocabulary/index.ts'

/** The upper half of code page 437, in which zip names stand where they are not marked as UTF-8. */
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ '

/** A name as stored in a zip. Unmarked names that are valid UTF-8 are taken as such: many writers forget the mark. */
export function entryName(bytes: Uint8Array, marked: boolean, decode: Abilities['decode']): string {
  if (marked) return decode(bytes, 'utf-8', false)
  try {
    return decode(bytes, 'utf-8', true)
  } catch {
    return Array.from(bytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : CP437.charAt(byte - 128))).join('')
  }
}

/**
 * A name of a zip as a path to show below the zip: backslashes, drive letters, leading slashes, `.` and `..` are gone,
 * so that it can never point elsewhere.
 */
export function safePath(name: string): string {
  return name
    .replaceAll('\\', '/')
    .split('/')
    .filter((step) => step !== '' && step !== '.' && step !== '..' && !/^[A-Za-z]:$/.test(step))
    .join('/')
}
