import type { PointShape } from './layout.ts'

/** Series colours in order of use (Government Analysis Function palette). */
const SERIES_COLOURS = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'] as const

/** Light to dark, for periods that follow one another. */
const SEQUENCES: Readonly<Record<number, readonly string[]>> = {
  1: ['c1'],
  2: ['seq-3', 'c1'],
  3: ['seq-2', 'seq-4', 'c1'],
  4: ['seq-2', 'seq-3', 'seq-4', 'c1'],
}

/** What the export prints for each chart token: the paper is always light, whatever the window's theme. */
export const PAPER = {
  paper: '#FFFFFF',
  ink: '#1F2328',
  ink2: '#545B66',
  grid: '#E3E6EA',
  axis: '#868E9C',
  c1: '#12436D',
  c2: '#28A197',
  c3: '#801650',
  c4: '#F46A25',
  c5: '#3D3D3D',
  c6: '#A285D1',
  'c2-text': '#17756D',
  'c4-text': '#B0430E',
  context: '#7F8795',
  held: '#63459B',
  'held-ground': '#F4F0FB',
  'held-stripe': '#B9A6DF',
  'seq-1': '#EAF1F7',
  'seq-2': '#BCD3E6',
  'seq-3': '#7FAACD',
  'seq-4': '#3F77A9',
  'seq-5': '#12436D',
} as const satisfies Readonly<Record<string, string>>

/** The literal colour of a chart token; ink where the name is none. */
export function paperColour(token: string): string {
  return Object.entries(PAPER).find(([name]) => name === token)?.[1] ?? PAPER.ink
}

/** The token whose text can be read on paper: two series colours are too light for letters. */
export function textColour(token: string): string {
  if (token === 'c2' || token === 'c4') return `${token}-text`
  if (token === 'context') return 'ink2'
  return token === 'c6' || token.startsWith('seq-') ? 'ink' : token
}

/** Colours of `count` series: the palette, or context for all where there are more than it has. */
export function seriesColours(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) =>
    count > SERIES_COLOURS.length ? 'context' : (SERIES_COLOURS[i] ?? 'context'),
  )
}

/** Colours of bars of `count` series: a bar has no label of its own to be known by, so grey is the last resort. */
export function barColours(count: number): readonly string[] {
  const more = [...SERIES_COLOURS, 'seq-4', 'seq-3', 'seq-2']
  return Array.from({ length: count }, (_, i) => more[i] ?? 'context')
}

/** Colours of `count` periods that follow one another. */
export function periodColours(count: number): readonly string[] {
  return SEQUENCES[count] ?? seriesColours(count)
}

/** Each series has its own point shape, so that a line is known without its colour. */
export function seriesShape(index: number): PointShape {
  return (['circle', 'triangle', 'square', 'diamond'] as const)[index % 4] ?? 'circle'
}
