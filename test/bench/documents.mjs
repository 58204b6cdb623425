import mammoth from 'mammoth'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import 'pdfjs-dist/legacy/build/pdf.worker.mjs'
import { filesOf, peakMemory } from './files.mjs'

// The yardstick for documents: the text of every page by pdf.js, Word documents as html by mammoth. No table is found in either.
const [folder = ''] = process.argv.slice(2)
const files = filesOf(folder, 'documents')
const before = process.cpuUsage()
const started = performance.now()
let characters = 0
for (const { name, bytes } of files) characters += await (/\.pdf$/i.test(name) ? pages(bytes) : html(bytes))
const ms = performance.now() - started
const { user, system } = process.cpuUsage(before)
process.stdout.write(JSON.stringify({ ms, cpu: (user + system) / 1000, mb: peakMemory(), cells: characters }))

/** @param {Uint8Array} bytes */
async function pages(bytes) {
  const loading = getDocument({ data: bytes, verbosity: VerbosityLevel.ERRORS, useSystemFonts: false })
  const document = await loading.promise
  let length = 0
  for (let nth = 1; nth <= document.numPages; nth += 1) {
    const { items } = await (await document.getPage(nth)).getTextContent()
    for (const item of items) if ('str' in item) length += item.str.length
  }
  await loading.destroy()
  return length
}

/** @param {Uint8Array} bytes */
async function html(bytes) {
  return (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })).value.length
}
