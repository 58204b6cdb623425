import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { read, write } from '@e965/xlsx'
import { READ_LIMITS } from '../../app/read/index.ts'
import { meter } from '../../app/read/meter.ts'
import { isZip, openZip } from '../../app/read/zip/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { seededRandom } from './random.ts'
import { type ZipPart, zip } from './zip.ts'

/** A file to change. */
export interface Sample {
  readonly name: string
  readonly bytes: Uint8Array
  /** What a zip holds, so that a part can be changed and the zip made whole again. */
  readonly parts: readonly { readonly name: string; readonly content: Uint8Array }[]
}

/** The files below the folders that are no larger than `most` bytes. */
export async function samplesIn(folders: readonly string[], most: number): Promise<readonly Sample[]> {
  const samples: Sample[] = []
  for (const folder of folders) {
    for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
      const name = basename(path)
      if (name === 'README.md' || statSync(join(folder, path)).isDirectory()) continue
      const bytes = new Uint8Array(readFileSync(join(folder, path)))
      if (bytes.length <= most) samples.push(await sampleOf(name, bytes))
    }
  }
  return samples
}

/** The samples and, made of them, what nobody has in a folder of real files: binary workbooks, and mails with files. */
export async function withMade(samples: readonly Sample[]): Promise<readonly Sample[]> {
  const made: Sample[] = []
  for (const { name, bytes } of samples.filter((sample) => /\.(?:xlsx|xls|csv)$/i.test(sample.name))) {
    const book = read(bytes, { type: 'array', sheetRows: 60 })
    // It says so on the console where it cannot write a name.
    if (book.Workbook) book.Workbook.Names = []
    const binary = write(book, { bookType: 'xlsb', type: 'array' })
    made.push(await sampleOf(`${name}.xlsb`, new Uint8Array(binary)))
    const encoded = Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n')
    const head =
      'From: foi@example\r\nSubject: reply\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="=_b"\r\n\r\n'
    const letter = '--=_b\r\nContent-Type: text/html\r\n\r\n<p>Dear Sir</p><table><tr><td>2017/18<td>86</table>\r\n'
    const file = `--=_b\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n`
    made.push(await sampleOf(`${name}.eml`, latin(`${head}${letter}${file}${encoded}\r\n--=_b--\r\n`)))
  }
  return [...samples, ...made]
}

/** A file with the parts of it, where it is a zip. */
export async function sampleOf(name: string, bytes: Uint8Array): Promise<Sample> {
  const parts: { name: string; content: Uint8Array }[] = []
  if (isZip(bytes)) {
    const opened = openZip(bytes, nodeAbilities, READ_LIMITS, meter(READ_LIMITS, bytes.length, undefined))
    for (const entry of opened.entries.values()) parts.push({ name: entry.name, content: await opened.content(entry) })
  }
  return { name, bytes, parts }
}

/** What stands where something else should: ends of ranges, marks of formats, numbers that overflow. */
const PIECES = [
  '\0',
  '\xff\xff\xff\xff',
  '\0\0\0\x80',
  '<',
  '>',
  '</',
  '"',
  '&',
  '<!--',
  ']]>',
  '<?xml',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '9999999999',
  '-1',
  '1e999',
  'NaN',
  'A1:XFD1048576',
  ' colspan=99999 ',
  'PK\x03\x04',
  '\xd0\xcf\x11\xe0',
  '%PDF-1.4',
  'endobj',
  '\r\n',
  '"\n',
  '--=_b\r\n',
]

/** The mutant of a number: always the same for the same samples. Most are one part of a file changed in a few places. */
export function mutantOf(samples: readonly Sample[], number: number): { name: string; bytes: Uint8Array } {
  const random = seededRandom(Math.imul(number + 1, 0x9e3779b1))
  const pick = (count: number) => Math.min(count - 1, Math.floor(random() * count))
  const sample = samples[pick(samples.length)]
  if (sample === undefined) throw new Error('no samples')
  const { name, bytes, parts } = sample
  if (parts.length === 0 || random() < 0.25) return { name, bytes: changed(bytes) }
  // Parts of some length: a change in a list of content types is met by nobody.
  const large = parts.filter(({ content }) => content.length > 400)
  const target = (large.length > 0 ? large : parts)[pick(large.length || parts.length)]
  const made: ZipPart[] = parts.map((part) => (part === target ? { ...part, content: changed(part.content) } : part))
  return { name, bytes: zip(random() < 0.03 ? made.filter((_, index) => index !== pick(made.length)) : made) }

  function changed(original: Uint8Array): Uint8Array {
    let out = original.slice()
    for (let left = 1 + pick(6); left > 0; left--) out = once(out)
    return out
  }

  function once(out: Uint8Array): Uint8Array<ArrayBuffer> {
    const at = pick(out.length + 1)
    const length = 1 + pick(random() < 0.9 ? 8 : 400)
    switch (pick(9)) {
      case 0:
        return joined(out.subarray(0, at), latin(PIECES[pick(PIECES.length)] ?? ''), out.subarray(at))
      case 1:
        return joined(out.subarray(0, at), out.subarray(at + length))
      case 2: {
        const from = pick(out.length + 1)
        return joined(out.subarray(0, at), out.subarray(from, from + length), out.subarray(at))
      }
      case 3:
        return random() < 0.1 ? joined(out.subarray(0, at)) : joined(out)
      case 4: {
        const other = samples[pick(samples.length)]?.bytes ?? out
        const from = pick(other.length + 1)
        return joined(out.subarray(0, at), other.subarray(from, from + length), out.subarray(at + length))
      }
      case 5: {
        const digits = joined(out)
        for (let place = at, left = 20; left > 0 && place < digits.length; place++, left--) {
          const byte = digits[place] ?? 0
          if (byte >= 48 && byte <= 57) digits[place] = 48 + pick(10)
        }
        return digits
      }
      default: {
        const flipped = joined(out)
        flipped[at] = random() < 0.5 ? pick(256) : (flipped[at] ?? 0) ^ (1 << pick(8))
        return flipped
      }
    }
  }
}

function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

function joined(...pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
