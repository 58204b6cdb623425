import { expect, test } from 'vitest'
import { tidyWorkbook } from '../../app/tidy/index.ts'
import { workbookOf, xlsx } from '../support/office.ts'

const page = (rows: string) =>
  new TextEncoder().encode(
    `<html><body><p>Kent Police</p><table><tr><th>Platform<th>2017/18<th>2018/19</tr>${rows}</table></body></html>`,
  )

async function figuresOf(bytes: Uint8Array) {
  const [tidied] = tidyWorkbook(await workbookOf(bytes), { fileName: 'reply', path: 'Kent/reply' })
  return tidied?.observations.map(({ raw, figure }) => [raw, figure.status === 'ok' ? figure.value : figure.status])
}

test('a figure of which a part is struck through is what is left of it, and is shown as it is written', async () => {
  const rows =
    '<tr><td>Facebook<td>12 <s>15</s><td>7</tr><tr><td>Snapchat<td><s>1</s> 20<td><s>9</s> &lt;5</tr><tr><td>Kik<td>3<td>4</tr>'
  expect(await figuresOf(page(rows))).toEqual([
    ['12 15', 12],
    ['7', 7],
    ['1 20', 20],
    ['9 <5', 'suppressed'],
    ['3', 3],
    ['4', 4],
  ])
})

test('a figure all of whose runs are struck through is none', async () => {
  const strings =
    '<si><t>Platform</t></si><si><t>2017/18</t></si><si><t>Kik</t></si><si><t>Other</t></si><si><r><rPr><strike/></rPr><t>1</t></r><r><rPr><strike/></rPr><t>5</t></r></si>'
  const rows =
    '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row><c t="s"><v>2</v></c><c t="s"><v>4</v></c></row><row><c t="s"><v>3</v></c><c><v>8</v></c></row>'
  expect((await figuresOf(xlsx({ rows, strings })))?.map(([raw]) => raw)).not.toContain('15')
})
