/** A file taken into the bundle as bytes: `import wasm from 'sql.js/dist/sql-wasm.wasm?bytes'`. */
declare module '*?bytes' {
  const bytes: Uint8Array
  export default bytes
}

/** Comes without types: loading it is all that is asked of it. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs'
