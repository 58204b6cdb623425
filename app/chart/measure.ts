import metrics from '../../resources/fonts/metrics.json'
import type { Box, TextMark } from './layout.ts'

export type Weight = TextMark['weight']

const ADVANCES: Readonly<Record<Weight, readonly number[]>> = metrics.advances
const POSITION: ReadonlyMap<string, number> = new Map([...metrics.characters].map((character, i) => [character, i]))
/** A character that the font lacks is drawn by another: taken as wide as an `M`, so that text is never too long. */
const UNKNOWN = POSITION.get('M') ?? 0

/** Width of a line of text in SVG units, by the shipped font's advance widths (without kerning, which only narrows). */
export function textWidth(text: string, size: number, weight: Weight = 400): number {
  let sum = 0
  for (const character of text) sum += ADVANCES[weight][POSITION.get(character) ?? UNKNOWN] ?? 0
  return (sum * size) / metrics.unitsPerEm
}

/** Breaks text into lines no wider than `width`, at spaces; a word wider than a line is broken where the line ends. */
export function wrapText(text: string, width: number, size: number, weight: Weight = 400): readonly string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const word of paragraph.split(/[ \t\r]+/).filter((part) => part !== '')) {
      const longer = line === '' ? word : `${line} ${word}`
      if (textWidth(longer, size, weight) <= width) {
        line = longer
        continue
      }
      if (line !== '') lines.push(line)
      line = word
      while (textWidth(line, size, weight) > width && line.length > 1) {
        const head = fitting(line, width, size, weight)
        lines.push(head)
        line = line.slice(head.length)
      }
    }
    if (line !== '') lines.push(line)
  }
  return lines
}

/** Width of the widest of some lines. */
export function widest(lines: readonly string[], size: number, weight: Weight = 400): number {
  return lines.reduce((most, line) => Math.max(most, textWidth(line, size, weight)), 0)
}

/** The box that a text covers: from the tops of its capitals to its descenders. */
export function textBox(mark: TextMark): Box {
  const width = textWidth(mark.text, mark.size, mark.weight)
  const shift = mark.anchor === 'start' ? 0 : mark.anchor === 'middle' ? width / 2 : width
  return { x: mark.x - shift, y: mark.y - mark.size * 0.78, width, height: mark.size }
}

/** As many characters of a word as a line holds, at least one. */
function fitting(word: string, width: number, size: number, weight: Weight): string {
  let head = ''
  for (const character of word) {
    if (head !== '' && textWidth(head + character, size, weight) > width) break
    head += character
  }
  return head
}
