/** Text made safe for an XML element or a quoted attribute; characters that XML cannot hold become U+FFFD. */
export function escapeXml(text: string): string {
  let safe = ''
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (character === '&') safe += '&amp;'
    else if (character === '<') safe += '&lt;'
    else if (character === '>') safe += '&gt;'
    else if (character === '"') safe += '&quot;'
    else if (character === "'") safe += '&#39;'
    else safe += allowed(code) ? character : '\uFFFD'
  }
  return safe
}

/** An element with its attributes in the order given; those that are undefined are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  content?: string,
): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escapeXml(String(value))}"`))
    .join('')
  return content === undefined ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`
}

function allowed(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff
}
