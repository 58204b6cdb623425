import { describe, expect, test } from 'vitest'
import { FORCES, findForces, forceByCode, resolveForce } from '../../app/names/index.ts'

const found = (text: string): string =>
  findForces(text)
    .map(({ force }) => force)
    .join(' ')
const resolved = (text: string): string => {
  const answer = resolveForce(text)
  if (answer === undefined) return 'nothing'
  if (answer.kind === 'force') return answer.force
  if (answer.kind === 'forces') return answer.forces.join('+')
  return answer.kind === 'area' ? 'area' : `ambiguous ${answer.candidates.join(' ')}`
}

describe('a wrong force is worse than none', () => {
  test.each([
    ['Westminster Police', 'nothing'],
    ['East Mercia', 'nothing'],
    ['South Yorkshires', 'nothing'],
    ['Kent County Council', 'nothing'],
    ['North Cumbria', 'nothing'],
    ['Unknown', 'nothing'],
    ['', 'nothing'],
    ['WMP', 'ambiguous E23000014 E23000016'],
    ['West Midlands', 'ambiguous E23000014'],
    ['Manchester', 'ambiguous E23000005'],
    ['West Midlands region', 'area'],
    ['England and Wales', 'area'],
    ['Total', 'area'],
    ['Yorkshire & The Humber', 'area'],
    ['North West Total', 'area'],
  ])('the cell %j is %s', (text, expected) => {
    expect(resolved(text)).toBe(expected)
  })

  test.each([
    'WMP FOI 2019.xlsx',
    'Sexual communication with a child by region: West Midlands',
    'Solicitors, Essex Street, London',
    'Kent County Council',
    'Warwick Ltd',
    'Crimes met with no response',
    'Lincoln',
    'Liverpool City',
    'kentucky.csv',
    'Met Office data.csv',
    'Referred to the DPP by the officer in the case, who then decided on the charge to be brought.',
    'targets not met.xlsx',
  ])('%j names no force', (text) => {
    expect(found(text)).toBe('')
  })
})

describe('a cell that is a force, however it is written', () => {
  test.each([
    ['Nottinghamshire', 'E23000019'],
    ['NOTTINGHAMSHIRE POLICE', 'E23000019'],
    ['Notts.', 'E23000019'],
    ['Durham 1', 'E23000008'],
    ['Sussex*', 'E23000033'],
    ['Kent [2]', 'E23000032'],
    ['Essex¹', 'E23000028'],
    ['Avon & Somerset', 'E23000036'],
    ['Avonand Somerset Constabulary', 'E23000036'],
    ['London, City of', 'E23000034'],
    ['Dyfed\u2013Powys', 'W15000004'],
    ['Heddlu Gwent', 'W15000002'],
    ['\u200FThe Met\u200E', 'E23000001'],
    ['P.S.N.I.', 'PSNI'],
    ['D & C', 'E23000035'],
    ['West Midlands Police', 'E23000014'],
    ['E23000005', 'E23000005'],
    ['Devon & Cornwall', 'E23000035'],
  ])('%j is %s', (text, code) => {
    expect(resolved(text)).toBe(code)
  })

  test('a row for several forces names them all, and only if every part is a force', () => {
    expect(resolved('West Mercia & Staffordshire')).toBe('E23000016+E23000015')
    expect(resolved('Devon & Cornwall and Dorset')).toBe('E23000035+E23000039')
    expect(resolved('Beds, Cambs & Herts')).toBe('E23000026+E23000023+E23000027')
    expect(resolved('Kent & Atlantis')).toBe('nothing')
  })

  test('every force is found by its own name, official name and code', () => {
    for (const { code, name, officialName } of FORCES) {
      expect(forceByCode(code.toLowerCase())?.name).toBe(name)
      expect(resolved(officialName)).toBe(code)
      if (code !== 'E23000014') expect(resolved(name)).toBe(code)
    }
    expect(forceByCode('S23000009')?.code).toBe('SCO')
  })
})

describe('forces named within a text', () => {
  test.each([
    ['AVON_AND_SOMERSET_FOI_2019.xls', 'E23000036'],
    ['GreaterManchesterPolice2019.xlsx', 'E23000005'],
    ['Response_Met Police_IM 9336-2019.csv', 'E23000001'],
    ['\u202BHants\u202C response.xlsx', 'E23000030'],
    ['NWP FOI-2019-02829.csv', 'W15000001'],
    ['Response_W Mids_2019-4329.pdf', 'E23000014'],
    ['North Yorkshire Police v2.xlsx', 'E23000009'],
    ['Northamptonshire', 'E23000022'],
    ['East and West Sussex', 'E23000033'],
    ['Information provided by NORFOLK CONSTABULARY', 'E23000024'],
    ['A letter of Kent Police about Essex', 'E23000032 E23000028'],
    ['FOI - West Midlands.xls', 'E23000014'],
    ['Warwick Police', 'E23000017'],
    ['FOI - SWP.xlsx', 'W15000003'],
    ['D&C FOI response.xls', 'E23000035'],
    ['Met data.csv', 'E23000001'],
  ])('%j names %s', (text, codes) => {
    expect(found(text)).toBe(codes)
  })

  test('it says where and how the name was written', () => {
    expect(findForces('FOI - Norfolk Constabulary.ods')).toEqual([
      { force: 'E23000024', written: 'Norfolk Constabulary', at: 6 },
    ])
  })
})
