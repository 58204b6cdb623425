export { ageFromDateLabel, ageFromSerial, parseAge } from './age.ts'
export { dimensionOfHeader, dimensionsInTitle, isPercentHeader, isRunningNumberHeader } from './header.ts'
export {
  canonicalValues,
  SUBJECT,
  SUBJECT_KEYS,
  type Subject,
  type SubjectDimension,
  type SubjectValue,
  spansOfSubject,
} from './pack.ts'
export { type Category, isAskedOffence, parseCategory, parseCategoryAs } from './parse.ts'
export { mayNameAskedOffence, namesAsked, type OffenceScope, offenceScopeIn } from './scope.ts'
export { isSubtotalLabel, isTotalLabel, subtotalOf, totalOf } from './total.ts'
