import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { thirdPartyNotices } from '../../resources/notices/make.mjs'

test('the third-party notices name every package that is bundled, in its installed version', () => {
  const kept = readFileSync(new URL('../../resources/notices/THIRD-PARTY-NOTICES.txt', import.meta.url), 'utf8')
  expect(kept).toBe(thirdPartyNotices())
})
