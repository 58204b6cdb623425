import { relation } from './office.ts'
import { type ZipPart, zip } from './zip.ts'

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="m" xmlns:a="a" xmlns:wps="s" xmlns:v="v"'

/** Parts of a Word document to write, each as what stands inside its root element. */
export interface DocxParts {
  readonly body: string
  readonly styles?: string
  readonly header?: string
  readonly footer?: string
  readonly footnotes?: string
}

/** Writes a Word document. */
export function docx(parts: DocxParts, extra: readonly ZipPart[] = []): Uint8Array<ArrayBuffer> {
  const links: string[] = []
  const files: ZipPart[] = [
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: relations(relation('rId1', 'officeDocument', 'word/document.xml')) },
    { name: 'word/document.xml', content: root('document', `<w:body>${parts.body}</w:body>`) },
  ]
  const add = (kind: string, element: string, inner: string | undefined) => {
    if (inner === undefined) return
    files.push({ name: `word/${kind}.xml`, content: root(element, inner) })
    links.push(relation(`rIdOf${kind}`, kind, `${kind}.xml`))
  }
  add('styles', 'styles', parts.styles)
  add('header', 'hdr', parts.header)
  add('footer', 'ftr', parts.footer)
  add('footnotes', 'footnotes', parts.footnotes)
  files.push({ name: 'word/_rels/document.xml.rels', content: relations(...links) })
  return zip([...files, ...extra])
}

/** A paragraph of one run. */
export function paragraph(text: string, look = ''): string {
  return `<w:p><w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
}

/** A table of rows of cells; a cell is its text, or its properties and content. */
export function table(
  ...rows: readonly (readonly (string | { readonly is?: string; readonly holds: string })[])[]
): string {
  const cells = rows.map((row) =>
    row.map((cell) =>
      typeof cell === 'string'
        ? `<w:tc><w:tcPr/>${paragraph(cell)}</w:tc>`
        : `<w:tc><w:tcPr>${cell.is ?? ''}</w:tcPr>${cell.holds}</w:tc>`,
    ),
  )
  return `<w:tbl><w:tblPr/><w:tblGrid/>${cells.map((row) => `<w:tr>${row.join('')}</w:tr>`).join('')}</w:tbl>`
}

function root(element: string, inner: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><w:${element} ${NAMESPACES}>${inner}</w:${element}>`
}

function relations(...links: readonly string[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}</Relationships>`
}
