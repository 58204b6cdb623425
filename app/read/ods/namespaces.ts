import type { XmlHandler, XmlTag } from '../xml/index.ts'

/** The namespaces whose prefix this reader looks at, under the prefix that every office program gives them. */
const NAMESPACES: ReadonlyMap<string, string> = new Map([
  ['urn:oasis:names:tc:opendocument:xmlns:office:1.0', 'office'],
  ['urn:oasis:names:tc:opendocument:xmlns:table:1.0', 'table'],
  ['urn:oasis:names:tc:opendocument:xmlns:style:1.0', 'style'],
  ['urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0', 'number'],
  ['urn:oasis:names:tc:opendocument:xmlns:drawing:1.0', 'draw'],
  ['urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0', 'fo'],
  ['urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0', 'calcext'],
])

/**
 * The handler for a document that may call its namespaces otherwise than usual (`ns0:table`), as scripts write them: it
 * sees the usual prefixes. They are taken from the root element, where all writers declare them.
 */
export function withUsualPrefixes(handler: XmlHandler): XmlHandler {
  /** Prefix as written, by the usual one; undefined before the root element and where all are the usual ones. */
  let written: ReadonlyMap<string, string> | undefined
  let begun = false
  return {
    ...handler,
    open: (name, tag) => {
      if (!begun) written = unusualPrefixes(tag)
      begun = true
      handler.open?.(name, written === undefined ? tag : renamed(tag, written))
    },
  }
}

function unusualPrefixes(root: XmlTag): ReadonlyMap<string, string> | undefined {
  const written = new Map<string, string>()
  for (const { local, qualified } of root.names.slice(0, root.count)) {
    if (!qualified.startsWith('xmlns')) continue
    const usual = NAMESPACES.get(root.attribute(qualified) ?? '')
    const prefix = qualified === 'xmlns' ? '' : local
    // The default namespace is none of attributes; a second prefix may stand beside it for them.
    if (usual !== undefined && (prefix !== '' || !written.has(usual))) written.set(usual, prefix)
  }
  return [...written].some(([usual, prefix]) => usual !== prefix) ? written : undefined
}

function renamed(tag: XmlTag, written: ReadonlyMap<string, string>): XmlTag {
  const asWritten = (name: string) => {
    const colon = name.indexOf(':')
    if (colon < 0) return name
    const prefix = written.get(name.slice(0, colon))
    return prefix === undefined ? name : `${prefix}${name.slice(colon)}`
  }
  const { local, qualified } = tag.name
  const prefix = qualified.slice(0, Math.max(0, qualified.indexOf(':')))
  const usual = [...written].find(([, own]) => own === prefix)?.[0]
  return {
    ...tag,
    name: { local, qualified: usual === undefined ? qualified : `${usual}:${local}` },
    attribute: (name) => tag.attribute(asWritten(name)),
    integer: (name) => tag.integer(asWritten(name)),
    flag: (name) => tag.flag(asWritten(name)),
    find: (name) => tag.find(asWritten(name)),
  }
}
