/**
 * Makes the replies that a first run opens: `node resources/samples/make.mjs`. They are reconstructions in the layouts
 * that forces use, and carry only figures that were published (resources/reference/published.json); what was never
 * published is marked "illustrative" on its sheet. The same bytes come out on every run.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dyfedPowys, essex, lancashire } from './contradictions.mjs'
import { ambiguous, northamptonshire, refusal } from './correspondence.mjs'
import { nottinghamshire } from './nottinghamshire.mjs'
import { greaterManchester, kent, sussex } from './tables.mjs'
import { hampshire, northYorkshire, suffolk, surrey, thamesValley } from './workbooks.mjs'

const here = dirname(fileURLToPath(import.meta.url))

/** Path below the folder of replies, and bytes, of every sample. */
export function replies() {
  return new Map([
    ['Nottinghamshire Police FOI response.xlsx', nottinghamshire()],
    ['TVP monthly.xlsx', thamesValley()],
    ['FOI response attachment.xlsx', surrey()],
    ['North Yorkshire 2017-19.xlsx', northYorkshire()],
    ['Annex A.xlsx', suffolk()],
    ['Hants data.xls', hampshire()],
    ['Copy of LANCASHIRE data.xls', lancashire()],
    ['Sussex table.ods', sussex()],
    ['Data table.ods', dyfedPowys()],
    ['Disclosure.csv', kent()],
    ['Response letter data.csv', essex()],
    ['Greater Manchester Police/response.csv', greaterManchester()],
    ['RE FOI 10905-25.eml', northamptonshire()],
    ['Refusal letter (illustrative).docx', refusal()],
    ['WMP data (illustrative).csv', ambiguous()],
  ])
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = join(here, 'replies')
  rmSync(folder, { recursive: true, force: true })
  for (const [path, bytes] of replies()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
    process.stdout.write(`${path} ${bytes.length}\n`)
  }
}
