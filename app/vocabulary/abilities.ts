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
  /** Loads pdf.js, which runs in the thread that asks; where a host has none, pdf files are refused. */
  readonly pdf?: () => Promise<PdfLibrary>
}

/** As much of pdf.js as the reader of pdf files uses. */
export interface PdfLibrary {
  /** Numbers of the drawing operations, by name. */
  readonly OPS: Readonly<Record<string, number>>
  /** Takes the bytes over. */
  readonly getDocument: (source: Readonly<Record<string, unknown>>) => PdfLoading
}

/** A document being opened; `promise` fails with an error whose `name` says why. */
export interface PdfLoading {
  readonly promise: Promise<PdfFile>
  readonly destroy: () => Promise<void>
}

export interface PdfFile {
  readonly numPages: number
  /** Counted from 1. */
  readonly getPage: (number: number) => Promise<PdfPage>
  /** Files that the document carries, by a name of their own; null where there are none. */
  readonly getAttachments: () => Promise<Readonly<Record<string, PdfAttachment>> | null>
}

export interface PdfAttachment {
  readonly filename: string
  readonly content?: Uint8Array | null
}

export interface PdfPage {
  readonly getViewport: (options: { readonly scale: number }) => {
    readonly width: number
    readonly height: number
    readonly transform: readonly number[]
  }
  readonly getTextContent: () => Promise<{ readonly items: readonly object[] }>
  readonly getOperatorList: () => Promise<{
    readonly fnArray: readonly number[]
    readonly argsArray: readonly unknown[]
  }>
  readonly commonObjs: { readonly has: (name: string) => boolean; readonly get: (name: string) => unknown }
  readonly cleanup: () => unknown
}

/** Draws an SVG into a PNG. `scale` is device pixels per SVG unit. */
export type Rasterise = (svg: string, scale: number) => Promise<Uint8Array>
