/** A file taken into the bundle as bytes: `import wasm from 'sql.js/dist/sql-wasm.wasm?bytes'`. */
declare module '*?bytes' {
  const bytes: Uint8Array
  export default bytes
}
