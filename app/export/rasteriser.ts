import type { Rasterise } from '../vocabulary/index.ts'

/** The part of `@resvg/resvg-wasm` that is used: a host hands the library in. */
export interface RasterLibrary {
  readonly initWasm: (wasm: Uint8Array<ArrayBuffer>) => Promise<void>
  readonly Resvg: new (svg: string, options: RasterOptions) => RasterJob
}

interface RasterOptions {
  readonly font: {
    readonly fontBuffers: Uint8Array[]
    readonly defaultFontFamily: string
    readonly sansSerifFamily: string
  }
  readonly fitTo: { readonly mode: 'zoom'; readonly value: number }
}

interface RasterJob {
  readonly render: () => { readonly asPng: () => Uint8Array; readonly free: () => void }
  readonly free: () => void
}

/** What the rasteriser draws with: its WebAssembly and the static fonts, as it knows neither woff2 nor variable fonts. */
export interface RasterParts {
  readonly wasm: Uint8Array
  readonly fonts: readonly Uint8Array[]
}

const FAMILY = 'IBM Plex Sans'
/** The library may be started once in a process, whoever asks. */
const STARTED = new WeakMap<RasterLibrary['Resvg'], Promise<void>>()

/** Makes PNGs of SVGs, starting the library at the first. It sees no fonts but those given, so every machine draws alike. */
export function rasteriser(library: RasterLibrary, parts: RasterParts): Rasterise {
  return async (svg, scale) => {
    const started = STARTED.get(library.Resvg) ?? library.initWasm(new Uint8Array(parts.wasm))
    STARTED.set(library.Resvg, started)
    await started
    const job = new library.Resvg(svg, {
      font: { fontBuffers: [...parts.fonts], defaultFontFamily: FAMILY, sansSerifFamily: FAMILY },
      fitTo: { mode: 'zoom', value: scale },
    })
    try {
      const image = job.render()
      const png = new Uint8Array(image.asPng())
      image.free()
      return png
    } finally {
      job.free()
    }
  }
}
