type Line = readonly [keys: string, words: string]

/** The keys that do something, by where they do it. */
export const SHORTCUTS: readonly { readonly title: string; readonly lines: readonly Line[] }[] = [
  {
    title: 'Anywhere',
    lines: [
      ['Ctrl K', 'Command palette'],
      ['Ctrl 1 … 6', 'The views, in their order'],
      ['F6, Shift F6', 'Next, previous pane'],
      ['Ctrl F', 'Find in the view'],
      ['Q', 'Review what waits'],
      ['Ctrl Z', 'Undo, the step named'],
      ['Ctrl Shift Z', 'Redo'],
      ['Ctrl Shift H', 'History, and back to a point'],
      ['Ctrl E', 'Export the chart, or the rows'],
      ['?', 'This sheet'],
    ],
  },
  {
    title: 'Files',
    lines: [
      ['Ctrl I', 'Import files'],
      ['Ctrl Shift I', 'Import a folder'],
      ['Ctrl O', 'Open a workspace'],
      ['Ctrl Shift N', 'New workspace'],
      ['Ctrl S', 'Save'],
      ['Ctrl Shift S', 'Save as'],
      ['Ctrl Shift E', 'Export rows'],
    ],
  },
  {
    title: 'In Replies',
    lines: [
      ['↑ ↓ Home End', 'Walk along the replies'],
      ['→ ←', 'List the files, fold them'],
      ['Enter', 'Open the first file'],
    ],
  },
  {
    title: 'In a grid or sheet',
    lines: [
      ['← ↑ → ↓', 'Move'],
      ['Home End', 'First, last column'],
      ['Page Up, Page Down', 'A screen up, down'],
      ['Enter', 'Open the source cell'],
      ['Ctrl Enter', 'Open it in Source'],
      ['Esc', 'Shut the sheet beside the grid'],
      ['N', 'Note on the number'],
      ['F', 'Filter to the value'],
      ['[ ]', 'Previous, next sheet'],
      ['Ctrl C', 'Copy with headers'],
      ['Ctrl Shift C', 'Copy values only'],
    ],
  },
  {
    title: 'On a sheet in Source',
    lines: [
      ['Shift and arrows', 'Select cells'],
      ['H L V', 'Header, label, value'],
      ['T N I E', 'Total, note, ignored, title'],
      ['R', 'Read another way'],
      ['B, then arrows', 'Move a border out, with Shift in'],
      ['Ctrl Enter', 'Confirm the layout'],
      ['Esc', 'Leave the sheet as it was'],
      ['F', 'Find in the sheet'],
      ['+ − 0', 'Larger, smaller, usual size'],
    ],
  },
  {
    title: 'On a page or letter in Source',
    lines: [
      ['← ↑ → ↓', 'Move the mark on the page'],
      ['Shift and arrows', 'Size the mark'],
      ['Enter', 'Enter the figure of mark or paragraph'],
      ['Esc', 'Take the mark away'],
      ['Page Up, Page Down', 'Previous, next page'],
      ['↑ ↓', 'Walk along the paragraphs'],
      ['Ctrl Enter', 'Keep the figure in the form'],
    ],
  },
  {
    title: 'In Review',
    lines: [
      ['[ ]', 'Previous, next question'],
      ['1 … 9', 'Give that answer'],
    ],
  },
  {
    title: 'In Findings',
    lines: [
      ['[ ] or ↑ ↓', 'Previous, next finding'],
      ['Space', 'Pick for a letter or a decision'],
      ['1 2 3', 'Open, queried, explained'],
      ['4 5', 'Accepted, no problem'],
      ['R', 'Write the reason'],
      ['L', 'Draft the letter'],
      ['Enter', 'Open the source cell'],
    ],
  },
  {
    title: 'Two versions of a reply',
    lines: [
      ['↑ ↓ Home End', 'Walk along the differences'],
      ['Enter', 'Open the newer cell'],
      ['Shift Enter', 'Open the older cell'],
      ['Esc', 'Later: nothing is decided'],
    ],
  },
  {
    title: 'On the chart',
    lines: [
      ['← ↑ → ↓', 'Next point or bar'],
      ['Space', 'Select it everywhere'],
      ['Enter or N', 'Pin a note to it'],
    ],
  },
]
