import type { XmlHandler, XmlTag } from '../xml/index.ts'
import { changedLook, type Look } from './look.ts'

/** Looks of the named styles of a document, each with what it takes over from the style that it is based on. */
export interface NamedLooks {
  /** The look of a run in a style, on top of what surrounds it. */
  readonly applied: (style: string | undefined, look: Look) => Look
}

type Change = (look: Look) => Look

interface NamedStyle {
  based: string | undefined
  readonly changes: Change[]
}

/** Styles that are based on one another further than this go round in a circle. */
const LONGEST_LINE = 20

/** A reader of `styles.xml` and the looks that it fills. */
export function namedLooks(): { readonly looks: NamedLooks; readonly handler: XmlHandler } {
  const styles = new Map<string, NamedStyle>()
  let style: NamedStyle | undefined
  let inRun = false

  const changesOf = (name: string | undefined): readonly Change[] => {
    const line: NamedStyle[] = []
    let next = name
    while (next !== undefined && line.length < LONGEST_LINE) {
      const found = styles.get(next)
      if (found === undefined) break
      line.unshift(found)
      next = found.based
    }
    return line.flatMap(({ changes }) => changes)
  }
  return {
    looks: { applied: (name, look) => changesOf(name).reduce((all, change) => change(all), look) },
    handler: {
      open: (name, tag) => {
        if (name === 'style') {
          style = { based: undefined, changes: [] }
          // What a table style does to its cells depends on their place and is decoration.
          if (tag.attribute('type') !== 'table') styles.set(tag.attribute('styleId') ?? '', style)
        } else if (name === 'basedOn' && style !== undefined) style.based = tag.attribute('val')
        else if (name === 'rPr') inRun = true
        else if (inRun && style !== undefined) style.changes.push(changeOf(name, tag))
      },
      close: (name) => {
        if (name === 'rPr') inRun = false
        else if (name === 'style') style = undefined
      },
    },
  }
}

/** The tag is gone by the time that the style is used: what it says is taken from it now. */
function changeOf(name: string, tag: XmlTag): Change {
  const [on, off] = [changedLook(ALL_ON, name, tag), changedLook(ALL_OFF, name, tag)]
  const keys = (['hidden', 'bold', 'italic', 'strike', 'raised', 'fontColour'] as const).filter(
    (key) => on[key] === off[key],
  )
  return (look) => Object.assign({ ...look }, ...keys.map((key) => ({ [key]: on[key] }))) as Look
}

const ALL_ON: Look = { hidden: true, bold: true, italic: true, strike: true, raised: true, fontColour: 'on' }
const ALL_OFF: Look = { hidden: false, bold: false, italic: false, strike: false, raised: false, fontColour: 'off' }
