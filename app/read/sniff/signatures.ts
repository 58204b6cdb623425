interface Signature {
  readonly found: string
  readonly advice: string
  readonly bytes: readonly number[]
  readonly at?: number
}

const PICTURE = 'a picture holds no cells: ask for the figures as a spreadsheet'
const ARCHIVE = 'unpack it and open the files in it'
const TABLES = 'save its tables as xlsx or csv'
const RESAVE = 'open it in Excel or LibreOffice and save it as xlsx'

/** How files begin that are no table and no text, with what the analyst can do about each. */
const SIGNATURES: readonly Signature[] = [
  { found: 'PNG picture', advice: PICTURE, bytes: [0x89, 0x50, 0x4e, 0x47] },
  { found: 'JPEG picture', advice: PICTURE, bytes: [0xff, 0xd8, 0xff] },
  { found: 'GIF picture', advice: PICTURE, bytes: [0x47, 0x49, 0x46, 0x38] },
  { found: 'TIFF picture', advice: PICTURE, bytes: [0x49, 0x49, 0x2a, 0x00] },
  { found: 'TIFF picture', advice: PICTURE, bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { found: 'WebP picture', advice: PICTURE, bytes: [0x57, 0x45, 0x42, 0x50], at: 8 },
  { found: 'HEIC picture', advice: PICTURE, bytes: [0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69], at: 4 },
  { found: 'HEIC picture', advice: PICTURE, bytes: letters('ftypmif1'), at: 4 },
  { found: 'AVIF picture', advice: PICTURE, bytes: letters('ftypavif'), at: 4 },
  { found: 'gzip archive', advice: ARCHIVE, bytes: [0x1f, 0x8b, 0x08] },
  { found: '7-Zip archive', advice: ARCHIVE, bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { found: 'RAR archive', advice: ARCHIVE, bytes: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07] },
  { found: 'xz archive', advice: ARCHIVE, bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] },
  { found: 'bzip2 archive', advice: ARCHIVE, bytes: letters('BZh91AY') },
  { found: 'Access database', advice: TABLES, bytes: letters('Standard Jet DB'), at: 4 },
  { found: 'Access database', advice: TABLES, bytes: letters('Standard ACE DB'), at: 4 },
  {
    found: 'PostScript document',
    advice: 'ask for the figures as a spreadsheet, or make a pdf of it',
    bytes: letters('%!PS-Adobe'),
  },
  {
    found: 'Outlook attachments in one file (winmail.dat)',
    advice: 'ask the force to send the files in a mail that is not rich text',
    bytes: [0x78, 0x9f, 0x3e, 0x22],
  },
  { found: 'rich text document', advice: 'open it in Word and save it as docx', bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
  {
    found: 'SQLite database',
    advice: 'open it as a workspace if the workbench saved it',
    bytes: letters('SQLite format 3\0'),
  },
  { found: 'Windows program', advice: 'do not open it', bytes: [0x4d, 0x5a, 0x90, 0x00] },
  { found: 'Linux program', advice: 'do not open it', bytes: [0x7f, 0x45, 0x4c, 0x46] },
  { found: 'Excel 2 worksheet', advice: RESAVE, bytes: [0x09, 0x00, 0x04, 0x00] },
  { found: 'Excel 3 worksheet', advice: RESAVE, bytes: [0x09, 0x02, 0x06, 0x00] },
  { found: 'Excel 4 worksheet', advice: RESAVE, bytes: [0x09, 0x04, 0x06, 0x00] },
  { found: 'Excel 5 or 95 workbook', advice: RESAVE, bytes: [0x09, 0x08, 0x08, 0x00] },
  { found: 'Lotus 1-2-3 worksheet', advice: RESAVE, bytes: [0x00, 0x00, 0x02, 0x00, 0x06, 0x04] },
]

/** The known kind of file that begins so, undefined where none does. */
export function signatureOf(bytes: Uint8Array): { readonly found: string; readonly advice: string } | undefined {
  return SIGNATURES.find(({ bytes: wanted, at = 0 }) => wanted.every((byte, index) => bytes[at + index] === byte))
}

function letters(text: string): readonly number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0))
}
