export { type MarkerMeaning, type MarkerNotes, NO_NOTES, readMarkerNotes } from './notes.ts'
export { type FigureFound, parseFigure, type StoredCell } from './parse.ts'
export { statesFigure } from './stated.ts'
