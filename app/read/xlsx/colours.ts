import type { XmlHandler, XmlTag } from '../xml/index.ts'

/** A colour by the words of the file, to be looked up in the theme. */
export type Colour = (theme: readonly string[]) => string | undefined

const AUTOMATIC: Colour = () => undefined
/** Where each colour of a theme stands when cells name it by number: light and dark change places. */
const THEME_ORDER = [
  'lt1',
  'dk1',
  'lt2',
  'dk2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
  'hlink',
  'folHlink',
]
/** The usual theme, for files that carry none. */
export const OFFICE_THEME: readonly string[] = [
  '#FFFFFF',
  '#000000',
  '#EEECE1',
  '#1F497D',
  '#4F81BD',
  '#C0504D',
  '#9BBB59',
  '#8064A2',
  '#4BACC6',
  '#F79646',
  '#0000FF',
  '#800080',
]
/** Colours 8 to 63 of the old palette (ECMA-376 part 1, 18.8.27); 0 to 7 repeat the first eight. */
const PALETTE =
  '000000FFFFFFFF000000FF000000FFFFFF00FF00FF00FFFF800000008000000080808000800080008080C0C0C0808080' +
  '9999FF993366FFFFCCCCFFFF660066FF80800066CCCCCCFF000080FF00FFFFFF0000FFFF8000808000000080800000FF' +
  '00CCFFCCFFFFCCFFCCFFFF9999CCFFFF99CCCC99FFFFCC993366FF33CCCC99CC00FFCC00FF9900FF6600666699969696' +
  '003366339966003300333300993300993366333399333333'

/** Reads `rgb`, `theme` with `tint`, or `indexed` of a colour element. */
export function colourOf(tag: XmlTag): Colour {
  const rgb = tag.attribute('rgb')
  const tint = Number(tag.attribute('tint') ?? 0)
  if (rgb !== undefined) {
    const plain = /^(?:[0-9a-fA-F]{2})?([0-9a-fA-F]{6})$/.exec(rgb)?.[1]
    return plain === undefined ? AUTOMATIC : () => tinted(`#${plain.toUpperCase()}`, tint)
  }
  const index = tag.integer('indexed')
  if (index !== undefined) return paletteColour(index, tint)
  const theme = tag.integer('theme')
  return theme === undefined ? AUTOMATIC : themeColour(theme, tint)
}

/** A colour of the old palette by its number. */
export function paletteColour(index: number, tint: number): Colour {
  const place = index < 8 ? index : index - 8
  const plain = index < 0 || index > 63 ? '' : PALETTE.slice(6 * place, 6 * place + 6)
  return plain === '' ? AUTOMATIC : () => tinted(`#${plain}`, tint)
}

/** A colour of the theme by its number. */
export function themeColour(theme: number, tint: number): Colour {
  return (colours) => {
    const plain = colours[theme]
    return plain === undefined ? undefined : tinted(plain, tint)
  }
}

/** Reads the colours of a theme part into `into`, in the order in which cells count them. */
export function themeHandler(into: string[]): XmlHandler {
  let slot = -1
  let inScheme = false
  return {
    open: (name, tag) => {
      if (name === 'clrScheme') inScheme = true
      if (!inScheme) return
      const place = THEME_ORDER.indexOf(name)
      if (place >= 0) slot = place
      const value = name === 'srgbClr' ? tag.attribute('val') : name === 'sysClr' ? tag.attribute('lastClr') : undefined
      if (slot >= 0 && value !== undefined && /^[0-9a-fA-F]{6}$/.test(value)) into[slot] = `#${value.toUpperCase()}`
    },
    close: (name) => {
      if (name === 'clrScheme') inScheme = false
    },
  }
}

/** Lighter or darker, as `#RRGGBB`, by a share of its lightness (ECMA-376 part 1, 18.8.19). Hue and saturation stay. */
export function tinted(colour: string, tint: number): string {
  if (!(Math.abs(tint) <= 1) || tint === 0) return colour
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
  const most = Math.max(...channels)
  const least = Math.min(...channels)
  const light = (most + least) / 2
  const wanted = tint < 0 ? light * (1 + tint) : light * (1 - tint) + tint
  const spread = most - least
  const saturation = spread === 0 ? 0 : spread / (1 - Math.abs(2 * light - 1))
  const reach = saturation * (1 - Math.abs(2 * wanted - 1))
  return `#${channels
    .map((channel) => {
      const value = spread === 0 ? wanted : wanted + ((channel - light) / spread) * reach
      return Math.round(Math.min(1, Math.max(0, value)) * 255)
        .toString(16)
        .padStart(2, '0')
        .toUpperCase()
    })
    .join('')}`
}
