import type { XmlName } from './names.ts'
import { resolved, textOf } from './text.ts'

/** The start tag being looked at: valid until the handler returns. */
export interface XmlTag {
  readonly name: XmlName
  /** The value of an attribute, by its name with or without prefix. */
  readonly attribute: (name: string) => string | undefined
  /** Of an attribute that is a whole number; undefined where it is absent or anything else. */
  readonly integer: (name: string) => number | undefined
  /** Of an attribute that is a boolean: `1`, `true`, `on` are true, anything else false; undefined where absent. */
  readonly flag: (name: string) => boolean | undefined
  /** Where the value of an attribute stands in `bytes`, for code that cannot afford a string: its index, or -1. */
  readonly find: (name: string) => number
  readonly bytes: Uint8Array
  readonly count: number
  readonly names: readonly XmlName[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** The tag of a tokenizer, filled anew for each start tag. */
export interface OpenTag extends XmlTag {
  name: XmlName
  bytes: Uint8Array
  count: number
  readonly names: XmlName[]
  readonly starts: number[]
  readonly ends: number[]
}

/** A tag to fill. */
export function openTag(nameless: XmlName, decode: (bytes: Uint8Array) => string): OpenTag {
  const tag: OpenTag = {
    name: nameless,
    bytes: new Uint8Array(0),
    count: 0,
    names: [],
    starts: [],
    ends: [],
    find: (name) => {
      for (let index = 0; index < tag.count; index++) {
        const written = tag.names[index]
        if (written?.local === name || written?.qualified === name) return index
      }
      return -1
    },
    attribute: (name) => {
      const index = tag.find(name)
      if (index < 0) return undefined
      return resolved(textOf(tag.bytes, tag.starts[index] ?? 0, tag.ends[index] ?? 0, decode))
    },
    integer: (name) => {
      const text = tag.attribute(name)?.trim()
      return text !== undefined && /^[-+]?\d{1,15}$/.test(text) ? Number(text) : undefined
    },
    flag: (name) => {
      const text = tag.attribute(name)?.trim()
      return text === undefined ? undefined : text === '1' || text === 'true' || text === 'on'
    },
  }
  return tag
}
