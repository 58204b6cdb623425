import { expect, test } from 'vitest'
import { readWorkbook } from '../../app/read/index.ts'
import { tidyWorkbook } from '../../app/tidy/index.ts'
import { dimensionText } from '../../app/vocabulary/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'

async function figures(title: string, months: string, header = 'Method', label = 'Facebook') {
  const text = `Hertfordshire Constabulary\n${title}\n\n${header},Period,Number\n${label},${months},12\n${label},2018/19,30\nSnapchat,${months},7\nSnapchat,2018/19,9\n`
  const workbook = await readWorkbook({ name: 'reply.csv', bytes: new TextEncoder().encode(text) }, nodeAbilities)
  if (!workbook.ok) throw new Error('refused')
  return tidyWorkbook(workbook.value, { fileName: 'reply.csv', path: 'reply.csv' }).flatMap((one) => one.observations)
}

async function days(title: string, months: string, header?: string, label?: string) {
  return (await figures(title, months, header, label)).map(
    ({ period, dimensions }) => `${period?.start}..${period?.end} ${dimensionText(dimensions)}`,
  )
}

const ASKED = 'Sexual communication with a child (s.15A)'

test('April to October 2017 of another subject is seven months', async () => {
  expect((await days('Theft of pedal cycles', 'Apr-17 to Oct-17'))[0]).toContain('2017-04-01..2017-10-31')
})

test('and so it is beside other offences, which were no different before 3 April', async () => {
  const all = await days(ASKED, 'Apr-17 to Oct-17', 'Offence', 'Causing a child to watch a sexual act')
  expect(all[0]).toContain('2017-04-01..2017-10-31')
})

test('other months of the offence asked about are the months that they name', async () => {
  expect(await days(ASKED, 'Apr-17 to Sep-17')).toContain('2017-04-01..2017-09-30 platform=Facebook')
  expect(await days(ASKED, 'Apr-18 to Oct-18')).toContain('2018-04-01..2018-10-31 platform=Facebook')
})

test.each(['Apr-17 to Oct-17', 'April 2017 to October 2017', 'April - October 2017'])(
  '%s of the offence asked about is its first six months; the words stay, and who says so is told',
  async (months) => {
    const [first, second] = await figures(ASKED, months)
    expect(first?.period).toEqual({ start: '2017-04-03', end: '2017-10-03', written: months })
    expect(first?.evidence.filter(({ states }) => states === 'period').map(({ from }) => from)).toEqual([
      'cell',
      'subject',
    ])
    expect(second?.period).toMatchObject({ start: '2018-04-01', end: '2019-03-31' })
  },
)
