import { expect, test } from 'vitest'
import type { Recipe } from '../../app/recognise/index.ts'
import { isRecipeFile, readRecipeFile, recipeFile } from '../../renderer/state/recipe-file.ts'

const column = {
  headings: ['{financial year}'],
  above: ['header'],
  meanings: [null],
  role: 'value',
  key: '',
  kind: 'figure',
} as const
const recipe: Recipe = {
  name: 'Teams',
  sheet: '',
  tables: [
    { kind: 'cross table', headerRows: [0], columns: [column], carried: false, rows: [], unlabelled: false, gap: 0 },
  ],
  stray: 0,
}

test('a file that is no list of recipes says what is wrong with it', () => {
  expect(readRecipeFile('no json')).toBe('It is not JSON.')
  expect(readRecipeFile('{}')).toMatch(/^It holds no recipes/)
  const whole = JSON.parse(recipeFile([{ id: '1', recipe }])) as { recipes: { tables: { columns: object[] }[] }[] }
  const table = whole.recipes[0]?.tables[0]
  if (table === undefined) throw new Error('no table')
  table.columns = [{ ...column, role: 'hidden' }]
  expect(readRecipeFile(JSON.stringify(whole))).toMatch(/recipes\.0\.tables\.0\.columns\.0\.role is not as expected/)
  table.columns = [{ ...column, headings: [] }]
  expect(readRecipeFile(JSON.stringify(whole))).toMatch(/^It holds no recipes/)
})

test('a file is taken for recipes by what it says of itself, well made or not; a reply never is', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
  expect(isRecipeFile(bytes(recipeFile([{ id: '1', recipe }])))).toBe(true)
  expect(isRecipeFile(bytes('\n{"format":"foi-workbench recipes","version":9}'))).toBe(true)
  expect(isRecipeFile(bytes('{"recipes": 1}'))).toBe(false)
  expect(isRecipeFile(bytes('Year,Note\n2018/19,"foi-workbench recipes"\n'))).toBe(false)
  expect(isRecipeFile(new Uint8Array())).toBe(false)
})

test('recipes come back from their file as they went in', () => {
  expect(readRecipeFile(recipeFile([{ id: '1', recipe }]))).toEqual([recipe])
})
