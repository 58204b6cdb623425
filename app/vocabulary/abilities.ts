/**
 * What the host can do and pure code cannot: passed in, never imported. The renderer's workers and the command line each
 * supply their own.
 */
export interface Abilities {
  /** Inflates raw deflate data, in blocks. Throws on data that is not deflate. The caller may stop early. */
  readonly inflate: (data: Uint8Array) => AsyncIterable<Uint8Array>
  /** Decodes bytes; throws where `fatal` and the bytes are not of that encoding. */
  readonly decode: (bytes: Uint8Array, encoding: string, fatal: boolean) => string
  /** UTF-8 bytes of a text. */
  readonly encode: (text: string) => Uint8Array
  /** SHA-256 as lower-case hex. */
  readonly sha256: (bytes: Uint8Array) => Promise<string>
}

/** Draws an SVG into a PNG. `scale` is device pixels per SVG unit. */
export type Rasterise = (svg: string, scale: number) => Promise<Uint8Array>
