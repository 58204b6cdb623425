export {
  NAMED,
  type NameAdded,
  type Named,
  type NameScoped,
  type NamesAdded,
  NO_NAMES,
  namesAdded,
  spellingOf,
  withMarkersAdded,
} from './added.ts'
export { type NamesFile, namesFileText, type PackDimension, readNamesFile, subjectFileText } from './file.ts'
export { forceNamed, headerNamed, isAskedNamed, isKnownValue, measureNamed, valueNamed } from './lookup.ts'
export { meaningOfText, meaningText } from './meaning.ts'
