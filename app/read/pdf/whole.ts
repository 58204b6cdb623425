/** How far from its end a file may still say that it ends: mail programs and web servers append to it. */
const TAIL = 4096
const MARK = '%%EOF'

/** Whether the file has its end. A viewer puts up with one that has not and shows what is left of it. */
export function hasEnd(bytes: Uint8Array): boolean {
  return indexOfText(bytes, MARK, Math.max(0, trimmedLength(bytes) - TAIL)) >= 0
}

function indexOfText(bytes: Uint8Array, text: string, from: number): number {
  for (let at = from; at <= bytes.length - text.length; at++) {
    let same = 0
    while (same < text.length && bytes[at + same] === text.charCodeAt(same)) same++
    if (same === text.length) return at
  }
  return -1
}

/** Without zeros at the end: disks are copied in blocks. */
function trimmedLength(bytes: Uint8Array): number {
  let length = bytes.length
  while (length > 0 && bytes[length - 1] === 0) length--
  return length
}
