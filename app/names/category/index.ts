export { ageFromDateLabel, parseAge } from './age.ts'
export { dimensionOfHeader, dimensionsInTitle, isPercentHeader, isRunningNumberHeader, measureIn } from './header.ts'
export { type Category, isAskedOffence, parseCategory, parseCategoryAs } from './parse.ts'
export { isSubtotalLabel, isTotalLabel, subtotalOf } from './total.ts'
