import type { PdfLibrary } from '../../app/vocabulary/index.ts'

let loaded: Promise<PdfLibrary> | undefined

/** pdf.js, loaded when the first pdf file comes. */
export function loadPdf(): Promise<PdfLibrary> {
  loaded ??= load()
  return loaded
}

/**
 * Found without a worker of its own, pdf.js works in this one. Its code for workers takes any worker without a window
 * for its own and would listen to its messages: so it sees a window while it loads.
 */
async function load(): Promise<PdfLibrary> {
  Object.defineProperty(globalThis, 'window', { value: globalThis, configurable: true })
  try {
    await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  } finally {
    Reflect.deleteProperty(globalThis, 'window')
  }
  const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  return { OPS, getDocument: (source) => getDocument(source) }
}
