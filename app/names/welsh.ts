/** Words of bilingual replies: Welsh forces answer in two languages, in one cell as often as in two documents. */
const WORDS: readonly (readonly [string, string])[] = [
  ['blwyddyn ariannol', 'financial year'],
  ['blwyddyn galendr', 'calendar year'],
  ['heb eu cofnodi', 'not recorded'],
  ['heb ei gofnodi', 'not recorded'],
  ['is-gyfanswm', 'subtotal'],
  ['cyfryngau cymdeithasol', 'social media'],
  ['neges destun', 'text message'],
  ['galwad ffôn', 'phone call'],
  ['blwyddyn', 'year'],
  ['cyfnod', 'period'],
  ['chwarter', 'quarter'],
  ['cyfanswm', 'total'],
  ['nifer', 'number'],
  ['benyw', 'female'],
  ['benywaidd', 'female'],
  ['gwryw', 'male'],
  ['gwrywaidd', 'male'],
  ['merched', 'girls'],
  ['bechgyn', 'boys'],
  ['anhysbys', 'unknown'],
  ['arall', 'other'],
  ['rhyw', 'gender'],
  ['rhywedd', 'gender'],
  ['oedran', 'age'],
  ['oed', 'age'],
  ['platfform', 'platform'],
  ['dull', 'method'],
  ['canlyniad', 'outcome'],
  ['trosedd', 'offence'],
  ['troseddau', 'offences'],
  ['dioddefwyr', 'victims'],
  ['ionawr', 'january'],
  ['chwefror', 'february'],
  ['mawrth', 'march'],
  ['ebrill', 'april'],
  ['mai', 'may'],
  ['mehefin', 'june'],
  ['gorffennaf', 'july'],
  ['awst', 'august'],
  ['medi', 'september'],
  ['hydref', 'october'],
  ['tachwedd', 'november'],
  ['rhagfyr', 'december'],
]

const ENGLISH: ReadonlyMap<string, string> = new Map(WORDS)
const WELSH = new RegExp(`(?<!\\p{L})(?:${WORDS.map(([welsh]) => welsh).join('|')})(?!\\p{L})`, 'giu')

/**
 * A label in English: `Benyw` is "female", and of `Benyw / Female` or `Total (Cyfanswm)`, which say one thing twice, what
 * stands in English is left. Other texts come back as they are.
 */
export function english(text: string): string {
  // a label is asked about for one dimension after the other
  if (text !== lastText) {
    lastText = text
    lastEnglish = translated(text)
  }
  return lastEnglish
}

let lastText = ''
let lastEnglish = ''

function translated(text: string): string {
  const words = text.replace(WELSH, (word) => ENGLISH.get(word.toLowerCase()) ?? word)
  if (words === text) return text
  const parts = text.split(/\s*[/|()]\s*|\s+[-–]\s+/).filter((part) => part !== '')
  const own = parts.filter((part) => part.replace(WELSH, '').trim() === part)
  // every part in Welsh has one in English beside it
  if (parts.length > 1 && own.length * 2 === parts.length) return own.join(' / ')
  return words
}
