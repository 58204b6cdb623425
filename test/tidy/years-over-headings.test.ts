import { expect, test } from 'vitest'
import { readWorkbook } from '../../app/read/index.ts'
import { tidyWorkbook } from '../../app/tidy/index.ts'
import { dimensionText } from '../../app/vocabulary/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'

const BODY = '0-10,5,3,8,11,2,13\n11-13,25,9,34,23,9,32\nTotal,30,12,42,34,11,45\n'

async function first(...headings: readonly string[]): Promise<readonly string[]> {
  const bytes = new TextEncoder().encode(`Kent Police\n\n${headings.join('\n')}\n${BODY}`)
  const workbook = await readWorkbook({ name: 'reply.csv', bytes }, nodeAbilities)
  if (!workbook.ok) throw new Error('refused')
  const [tidied] = tidyWorkbook(workbook.value, { fileName: 'reply.csv', path: 'reply.csv' })
  if (tidied?.state !== 'read') return []
  return tidied.observations
    .slice(0, 6)
    .map(({ period, dimensions }) => `${period?.start ?? ''} ${dimensionText(dimensions)}`)
}

const BOTH_YEARS = ['2017', '2018'].flatMap((year) =>
  ['Female', 'Male', 'Total'].map((gender) => `${year}-01-01 age=0-10;gender=${gender}`),
)

test('bare years over the headings of their columns are headings', async () => {
  expect(await first(',2017,,,2018,,', 'Age of victim,Female,Male,Total,Female,Male,Total')).toEqual(BOTH_YEARS)
})

test('so are years that are repeated over each of them', async () => {
  expect(
    await first('Age of victim,2017,2017,2017,2018,2018,2018', 'Age of victim,Female,Male,Total,Female,Male,Total'),
  ).toEqual(BOTH_YEARS)
})

test('numbers that fall are no years over headings', async () => {
  expect(await first(',2018,,,2017,,', 'Age of victim,Female,Male,Total,Female,Male,Total')).not.toEqual(BOTH_YEARS)
})
