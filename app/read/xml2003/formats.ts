/**
 * Number formats that a file calls by a name, as a spreadsheet set to British English shows them: the file leaves dates
 * and currency to the reader's country (XML Spreadsheet Reference, `ss:Format`).
 */
const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    general: 'General',
    'general number': 'General',
    'general date': 'dd/mm/yyyy hh:mm',
    'long date': 'dd mmmm yyyy',
    'medium date': 'dd-mmm-yy',
    'short date': 'dd/mm/yyyy',
    'long time': 'hh:mm:ss',
    'medium time': 'h:mm AM/PM',
    'short time': 'hh:mm',
    currency: '"£"#,##0.00;[Red]\\-"£"#,##0.00',
    'euro currency': '"€"#,##0.00;[Red]\\-"€"#,##0.00',
    fixed: '0.00',
    standard: '#,##0.00',
    percent: '0.00%',
    scientific: '0.00E+00',
    'yes/no': '"Yes";"Yes";"No"',
    'true/false': '"True";"True";"False"',
    'on/off': '"On";"On";"Off"',
  }),
)

/** What a date shows as where its style has no format: the type of the cell alone says that it is one. */
export const DATE_CODE = 'dd/mm/yyyy'
export const DATE_TIME_CODE = 'dd/mm/yyyy hh:mm'

/** The format code of an `ss:Format`, which is a code already or a name. */
export function formatCode(written: string): string {
  return NAMED.get(written.toLowerCase()) ?? (written === '' ? 'General' : written)
}
