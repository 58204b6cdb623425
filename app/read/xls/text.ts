import { damaged } from '../refusal.ts'
import type { Biff, BiffRecord } from './records.ts'

/** A part of a text in another font: from a character on. */
export interface FontRun {
  readonly from: number
  readonly font: number
}

export interface RichText {
  readonly text: string
  readonly runs: readonly FontRun[]
}

const WIDE = 0x01
const PHONETIC = 0x04
const RICH = 0x08
const CHUNK = 4096
const NO_RUNS: readonly FontRun[] = []

/**
 * Reads strings of a record and its CONTINUE records one after the other. The characters of a string may go on in the
 * next record, which then says anew whether they have one byte or two (MS-XLS 2.5.293).
 */
export interface StringReader {
  /** A string with its own length of 16 bits. Throws a Refusal where the records end inside it. */
  readonly next: () => RichText
  /** Characters of a string whose length stands elsewhere. */
  readonly characters: (count: number) => string
  readonly uint8: () => number
  readonly uint16: () => number
  readonly uint32: () => number
  readonly skip: (count: number) => void
  /** Bytes left. */
  readonly left: () => number
}

/** A reader of the segments from their first byte on. */
export function stringReader({ bytes }: Biff, segments: readonly BiffRecord[], part: string): StringReader {
  let segment = 0
  let at = segments[0]?.start ?? 0
  let end = segments[0]?.end ?? 0

  const nextSegment = () => {
    segment++
    const next = segments[segment]
    if (next === undefined) damaged(part, 'text ends early')
    else {
      at = next.start
      end = next.end
    }
  }
  const uint8 = () => {
    while (at >= end) nextSegment()
    return bytes[at++] as number
  }
  const uint16 = () => uint8() | (uint8() << 8)
  const uint32 = () => (uint16() | (uint16() << 16)) >>> 0
  const left = () => {
    let sum = end - at
    for (let index = segment + 1; index < segments.length; index++) {
      const one = segments[index]
      if (one !== undefined) sum += one.end - one.start
    }
    return sum
  }
  const skip = (count: number) => {
    let rest = count
    while (rest > end - at) {
      rest -= end - at
      at = end
      if (rest > 0) nextSegment()
    }
    at += rest
  }
  const codes = new Uint16Array(CHUNK)
  const piece = (count: number, wide: boolean): string => {
    let text = ''
    for (let done = 0; done < count; ) {
      const size = Math.min(CHUNK, count - done)
      for (let index = 0; index < size; index++) {
        codes[index] = wide ? (bytes[at] as number) | ((bytes[at + 1] as number) << 8) : (bytes[at] as number)
        at += wide ? 2 : 1
      }
      text += String.fromCharCode(...(size === CHUNK ? codes : codes.subarray(0, size)))
      done += size
    }
    return text
  }
  const characters = (count: number, firstFlags?: number): string => {
    let wide = ((firstFlags ?? (count === 0 ? 0 : uint8())) & WIDE) !== 0
    let text = ''
    for (let rest = count; rest > 0; ) {
      if (at >= end) {
        nextSegment()
        wide = (uint8() & WIDE) !== 0
      }
      const here = Math.min(rest, wide ? (end - at) >> 1 : end - at)
      if (here === 0) {
        if (at < end) damaged(part, 'half a character')
        continue
      }
      text += piece(here, wide)
      rest -= here
    }
    return text
  }

  return {
    uint8,
    uint16,
    uint32,
    skip,
    left,
    characters: (count) => characters(count),
    next: () => {
      const count = uint16()
      const flags = uint8()
      const runCount = (flags & RICH) === 0 ? 0 : uint16()
      const phonetic = (flags & PHONETIC) === 0 ? 0 : uint32()
      const text = characters(count, flags)
      if (runCount * 4 + phonetic > left()) damaged(part, 'text ends early')
      const runs: FontRun[] = []
      for (let run = 0; run < runCount; run++) runs.push({ from: uint16(), font: uint16() })
      skip(phonetic)
      return { text, runs: runCount === 0 ? NO_RUNS : runs }
    },
  }
}

/** The texts that cells share, each once. Throws a Refusal where fewer are there than the record says. */
export function sharedStrings(biff: Biff, segments: readonly BiffRecord[]): readonly RichText[] {
  const part = 'shared texts'
  const reader = stringReader(biff, segments, part)
  reader.skip(4)
  const count = reader.uint32()
  // Every string takes three bytes at least.
  if (count * 3 > reader.left()) damaged(part, `${count} texts in ${reader.left()} bytes`)
  const texts: RichText[] = []
  for (let index = 0; index < count; index++) texts.push(reader.next())
  return texts
}

/** The parts of a text in fonts of which `isSo` says so, by their characters. */
export function partsIn(
  { text, runs }: RichText,
  isSo: (font: number) => boolean,
): readonly { readonly from: number; readonly to: number }[] {
  const parts: { from: number; to: number }[] = []
  runs.forEach(({ from, font }, index) => {
    const to = Math.min(text.length, runs[index + 1]?.from ?? text.length)
    if (from < to && isSo(font)) parts.push({ from, to })
  })
  return parts
}
