import type { PagePicture } from '../../app/contract/index.ts'
import type { PdfPage } from '../../app/vocabulary/index.ts'
import { loadPdf } from './pdf.ts'

/** What pdf.js draws a page with. */
interface DrawnPage extends PdfPage {
  readonly render: (on: {
    readonly canvas: null
    readonly canvasContext: OffscreenCanvasRenderingContext2D
    readonly viewport: ReturnType<PdfPage['getViewport']>
  }) => { readonly promise: Promise<void> }
}

interface Drawing {
  canvas: OffscreenCanvas | null
  context: OffscreenCanvasRenderingContext2D | null
}

/** Canvases of this worker, which has no document to make them with. */
class WorkerCanvases {
  create(width: number, height: number): Drawing {
    const canvas = new OffscreenCanvas(width, height)
    return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }) }
  }
  reset({ canvas }: Drawing, width: number, height: number): void {
    if (canvas === null) return
    canvas.width = width
    canvas.height = height
  }
  destroy(drawing: Drawing): void {
    drawing.canvas = null
    drawing.context = null
  }
}

/** Hands pdf.js the parts that it would otherwise fetch, which nothing here may. */
class BundledParts {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const { PAGE_PARTS } = await import('./page-parts.ts')
    const part = PAGE_PARTS.get(filename)
    if (part === undefined) throw new Error(`${filename} is not part of the program`)
    return part.slice()
  }
}

/** Filters of a page are SVG of a document: without one they are left out. */
class NoFilters {
  addFilter = none
  addHCMFilter = none
  addAlphaFilter = none
  addLuminosityFilter = none
  addHighlightHCMFilter = none
  destroy(): void {}
}

function none(): string {
  return 'none'
}

/** A scan at this many points across is legible, and its picture some megabytes. */
const WIDTH = 1400
const MOST_PIXELS = 40_000_000

/** A page of a pdf file, counted from 1, as a picture. Undefined where the file cannot be opened or has no such page. */
export async function pagePicture(bytes: Uint8Array, number: number): Promise<PagePicture | undefined> {
  const loading = (await loadPdf()).getDocument({
    data: bytes,
    ...{ isEvalSupported: false, useWasm: true, useWorkerFetch: false, useSystemFonts: false, disableFontFace: true },
    ...{ isOffscreenCanvasSupported: false, isImageDecoderSupported: false, enableXfa: false, verbosity: 0 },
    ...{ maxImageSize: MOST_PIXELS, CanvasFactory: WorkerCanvases, FilterFactory: NoFilters },
    ...{ BinaryDataFactory: BundledParts, standardFontDataUrl: 'bundled/' },
  })
  try {
    const file = await loading.promise
    if (number < 1 || number > file.numPages) return undefined
    const page = (await file.getPage(number)) as DrawnPage
    const scale = WIDTH / page.getViewport({ scale: 1 }).width
    const viewport = page.getViewport({ scale })
    const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)]
    if (width * height > MOST_PIXELS) return undefined
    const canvas = new OffscreenCanvas(width, height)
    const canvasContext = canvas.getContext('2d', { willReadFrequently: true })
    if (canvasContext === null) return undefined
    await page.render({ canvas: null, canvasContext, viewport }).promise
    const png = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
    return { png, width, height, pages: file.numPages }
  } catch (fault) {
    console.warn('A page could not be drawn.', fault)
    return undefined
  } finally {
    await loading.destroy().catch(() => undefined)
  }
}
