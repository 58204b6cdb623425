import type { PdfLibrary } from '../../app/vocabulary/index.ts'

let loaded: Promise<PdfLibrary> | undefined

/** pdf.js, loaded when the first pdf file comes. */
export function loadPdf(): Promise<PdfLibrary> {
  loaded ??= load()
  return loaded
}

/**
 * Found without its worker thread, pdf.js works in this one. In Node it looks for a canvas to draw on, wants a matrix
 * and complains on the console where there is none. Nothing is drawn here, and the error stream has a form of its own:
 * so it finds a stand-in, and is not heard, while it loads.
 */
async function load(): Promise<PdfLibrary> {
  const { getBuiltinModule } = process
  const { warn } = console
  process.getBuiltinModule = () => {
    throw new Error('no canvas is wanted')
  }
  console.warn = () => undefined
  const hasMatrix = 'DOMMatrix' in globalThis
  if (!hasMatrix) Object.defineProperty(globalThis, 'DOMMatrix', { value: class {}, configurable: true })
  try {
    await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
    const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs')
    return { OPS, getDocument: (source) => getDocument(source) }
  } finally {
    process.getBuiltinModule = getBuiltinModule
    console.warn = warn
    if (!hasMatrix) Reflect.deleteProperty(globalThis, 'DOMMatrix')
  }
}
